import type { WorkboxPlugin } from "workbox-core/types.js";
import { registerRoute } from "workbox-routing";
import { NetworkFirst } from "workbox-strategies";
import { keepAtMost, onlyNewest } from "./limited-cache.ts";
import { assetsOf, pageKind } from "./paths.ts";

/** Under this one address the empty shell is kept: it is the same document for all of the app's pages, and for everybody. */
const shellPath = "/tickets";
/** Seconds that a weak network gets before what is kept shows. */
const patience = 4;
/** So many help pages are kept for reading without a network. */
const mostPages = 30;

/** A server that is being restarted is no reason to show its proxy's error page. */
const refusesBroken: WorkboxPlugin = {
  fetchDidSucceed: async ({ response }) => {
    if (response.status >= 500) throw new Error("The server can't answer");
    return response;
  },
};

/** Whether a document's code is this version's: another build's would not start without a network. */
async function isOfBuild(files: ReadonlySet<string>, response: Response): Promise<boolean> {
  if (response.status !== 200 || response.redirected || !response.headers.get("content-type")?.startsWith("text/html")) return false;
  const scripts = assetsOf(await response.clone().text()).filter((url) => url.endsWith(".js"));
  return scripts.length > 0 && scripts.every((url) => files.has(url));
}

/**
 * Serves the app's pages from the network, and without one from what is kept: the shell for pages that ask the API for all they
 * show, the page itself for public reading pages that were read before.
 *
 * @param version names the caches, so that each version's documents go with it
 * @param files of the build that the worker keeps
 */
export function servePages(version: string, files: ReadonlySet<string>): { fill: () => Promise<void>; clean: () => Promise<void> } {
  const shells = `baraza-shell-${version}`;
  const pages = `baraza-pages-${version}`;
  const keepsOwnBuild: WorkboxPlugin = { cacheWillUpdate: async ({ response }) => ((await isOfBuild(files, response)) ? response : null) };
  const shell = new NetworkFirst({
    cacheName: shells, networkTimeoutSeconds: patience,
    plugins: [refusesBroken, keepsOwnBuild, { cacheKeyWillBeUsed: async () => new URL(shellPath, location.origin).href }],
  });
  const reading = new NetworkFirst({
    cacheName: pages, networkTimeoutSeconds: patience,
    plugins: [refusesBroken, keepsOwnBuild, keepAtMost(pages, mostPages), { handlerDidError: async () => withoutText(await (await caches.open(shells)).match(shellPath)) }],
  });
  const isDocument = (request: Request) => request.method === "GET" && (request.mode === "navigate" || request.headers.get("accept") === "text/html");
  registerRoute(({ request, url, sameOrigin }) => sameOrigin && request.mode === "navigate" && pageKind(url.pathname) === "shell", shell);
  registerRoute(({ request, url, sameOrigin }) => sameOrigin && isDocument(request) && pageKind(url.pathname) === "public", reading);
  return {
    fill: async () => {
      const response = await fetch(shellPath, { credentials: "same-origin", cache: "no-cache" });
      // Without it this version could not start offline: the installation fails, and is tried again later.
      if (!(await isOfBuild(files, response))) throw new Error("The shell is of another version");
      await (await caches.open(shells)).put(shellPath, response);
    },
    clean: () => onlyNewest(["baraza-shell-", "baraza-pages-"], [shells, pages]),
  };
}

/** The shell for a page whose own text is missing: the app then says so, instead of taking "Loading" for the text. */
async function withoutText(shell: Response | undefined): Promise<Response | undefined> {
  if (!shell) return undefined;
  const text = await shell.text();
  return new Response(text.replace('<main class="page">', "<main>"), { headers: shell.headers });
}
