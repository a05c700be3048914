import type { Plugin } from "vite";

/** The module whose `__vitePreload` Vite puts around each `import()`. */
const helper = "\0vite/preload-helper.js";

/**
 * Puts every `import()` of the app through our own helper, which a failed fetch does not spoil for good.
 *
 * @param source absolute path of the module that exports `__vitePreload`
 */
export function fetchCodeFirst(source: string): Plugin {
  let used = false;
  return {
    name: "baraza:fetch-code-first",
    enforce: "pre",
    apply: "build",
    // The polyfill would be needed only by browsers older than the ones that the CSS needs. A file without imports of its own is no dependency to Vite; the helper wants to know its name too.
    config: () => ({ build: { modulePreload: { polyfill: false, resolveDependencies: (file, needs, { hostType }) => (hostType === "html" || needs.includes(file) ? needs : [file, ...needs]) } } }),
    load(id) {
      if (id !== helper) return null;
      used = true;
      return `export { __vitePreload } from ${JSON.stringify(source)};`;
    },
    buildEnd(error) {
      if (!error && !used) this.error("Vite no longer asks for its preload helper by this name");
    },
  };
}
