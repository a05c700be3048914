import type { Plugin } from "vite";
import { surelyLoaded } from "./surely-loaded.ts";

/** The module whose `__vitePreload` Vite puts around each `import()`. */
const helper = "\0vite/preload-helper.js";

/**
 * Puts every `import()` of the app through our own helper, which a failed fetch does not spoil for good.
 *
 * @param source absolute path of the module that exports `__vitePreload`
 */
export function fetchCodeFirst(source: string): Plugin {
  let used = false;
  let loaded: ReturnType<typeof surelyLoaded> = new Map();
  return {
    name: "baraza:fetch-code-first",
    enforce: "pre",
    apply: "build",
    config: () => ({
      build: {
        modulePreload: {
          // It would be needed only by browsers older than the ones that the CSS needs.
          polyfill: false,
          // A file without imports of its own is no dependency to Vite; the helper wants to know its name too. What is loaded when the
          // code around the import runs needs no name: lists of files are a good part of what a small page weighs.
          resolveDependencies: (file, needs, { hostId, hostType }) => (hostType === "html" ? needs : [file, ...needs.filter((need) => need !== file && !loaded.get(hostId)?.has(need))]),
        },
      },
    }),
    load(id) {
      if (id !== helper) return null;
      used = true;
      return `export { __vitePreload } from ${JSON.stringify(source)};`;
    },
    // Before Vite writes the lists of files into the chunks.
    generateBundle: {
      order: "pre",
      handler(_options, bundle) {
        loaded = surelyLoaded(Object.values(bundle).filter((file) => file.type === "chunk"));
      },
    },
    buildEnd(error) {
      if (!error && !used) this.error("Vite no longer asks for its preload helper by this name");
    },
  };
}
