import { unreachable } from "./api.ts";

/** Milliseconds before each further try for a file, while the browser has a network. */
const tries = [0, 1_000, 3_000];

const coming = new Map<string, Promise<unknown>>();

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether the document itself asked for a file; then it is there, or on its way. */
function isNamed(url: string): boolean {
  return document.querySelector(`link[href="${url}"], script[src="${url}"]`) !== null;
}

/** Brings a file into the browser's cache, whole. @throws TypeError where it is gone; ApiError of status 0 where it can't be fetched */
async function fetched(url: string): Promise<void> {
  for (const wait of tries) {
    if (wait > 0 && !navigator.onLine) break;
    if (wait > 0) await pause(wait);
    const answer = await fetch(url).then(async (response) => ((await response.arrayBuffer()), response.status), () => 0);
    if (answer === 200) return;
    // A new version was installed: its files have other names.
    if (answer === 404) throw new TypeError(`Failed to fetch dynamically imported module: ${url}`);
  }
  throw unreachable(false);
}

/** A style sheet counts once it applies. */
function applied(url: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: url });
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => {
      link.remove();
      reject(unreachable(false));
    });
    document.head.append(link);
  });
}

function ready(url: string): Promise<unknown> {
  const known = coming.get(url);
  if (known) return known;
  if (isNamed(url)) return Promise.resolve();
  const now = fetched(url).then(() => (url.endsWith(".css") ? applied(url) : undefined));
  coming.set(url, now);
  now.catch(() => coming.delete(url));
  return now;
}

/**
 * Loads a part of the app, and can load it later when that fails. A browser that once could not fetch a module never asks for it again
 * while the page is open (the HTML standard's module map keeps the failure), and would have to be reloaded to go on; so its files are
 * fetched first, and imported when they are here. The build puts every `import()` through this, in place of Vite's own helper, and
 * tells of failures by the same event, `vite:preloadError`.
 *
 * @param load the import itself
 * @param files that it needs, itself among them, below the root
 * @throws TypeError where a file is gone, which means a new version; ApiError of status 0 where the network failed
 */
export async function __vitePreload<Code>(load: () => Promise<Code>, files: readonly string[] = []): Promise<Code> {
  try {
    await Promise.all(files.map((file) => ready(`/${file}`)));
    return await load();
  } catch (error) {
    window.dispatchEvent(Object.assign(new Event("vite:preloadError"), { payload: error }));
    throw error;
  }
}
