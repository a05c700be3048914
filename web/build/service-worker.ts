import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { offlineFiles, type BuiltFile } from "./offline-files.ts";

/**
 * Builds web/src/sw/sw.ts into `sw.js` after the app, with the list of files that members' pages need offline (XX-2). The manifest
 * and the icons are the server's, since each community has its own; registering is the app's.
 */
export function serviceWorker(): (Plugin | Plugin[])[] {
  let built = "";
  const folder: Plugin = {
    name: "baraza:built-folder",
    configResolved(config) {
      built = resolve(config.root, config.build.outDir);
    },
  };
  const worker = VitePWA({
    strategies: "injectManifest",
    srcDir: "src/sw", filename: "sw.ts",
    injectRegister: null, manifest: false,
    injectManifest: {
      globPatterns: ["assets/*"], maximumFileSizeToCacheInBytes: 1_000_000,
      rollupFormat: "iife",
      // File names carry a content hash.
      dontCacheBustURLsMatching: /^assets\//,
      manifestTransforms: [
        (entries) => {
          const list = resolve(built, ".vite/manifest.json");
          // Where the app itself could not be built, its own error is the one to read.
          if (!existsSync(list)) return { manifest: [], warnings: [] };
          const sources = JSON.parse(readFileSync(list, "utf8")) as Record<string, BuiltFile>;
          const wanted = new Set(offlineFiles(sources, "index.html", (file) => statSync(resolve(built, file)).size));
          return { manifest: entries.filter(({ url }) => wanted.has(url)).map((entry) => ({ ...entry, url: `/${entry.url}` })), warnings: [] };
        },
      ],
    },
  });
  return [folder, worker];
}
