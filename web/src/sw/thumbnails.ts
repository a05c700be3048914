import type { WorkboxPlugin } from "workbox-core/types.js";
import { registerRoute } from "workbox-routing";
import { CacheFirst, StaleWhileRevalidate } from "workbox-strategies";
import { keepAtMost } from "./limited-cache.ts";
import { isThumbnail } from "./paths.ts";

/** Pictures are somebody's own: this cache goes when they sign out. */
const cacheName = "baraza-thumbnails";
const mostPictures = 120;
const mostBytes = 150_000;

/** The signature in the address changes with the hours; the picture does not. */
const plugin: WorkboxPlugin = {
  cacheKeyWillBeUsed: async ({ request }) => {
    const { origin, pathname } = new URL(request.url);
    return origin + pathname;
  },
  cacheWillUpdate: async ({ response }) => (response.status === 200 && Number(response.headers.get("content-length") ?? mostBytes) < mostBytes ? response : null),
  fetchDidSucceed: async ({ request, response }) => {
    // Deleted there, deleted here.
    if (response.status === 404 || response.status === 410) await (await caches.open(cacheName)).delete(new URL(request.url).pathname);
    return response;
  },
};

/** Shows small pictures at once from a small cache, and looks for newer ones meanwhile, unless the person saves data. */
export function serveThumbnails(): void {
  const plugins = [plugin, keepAtMost(cacheName, mostPictures)];
  const [fresh, sparing] = [new StaleWhileRevalidate({ cacheName, plugins }), new CacheFirst({ cacheName, plugins })];
  const savesData = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;
  registerRoute(({ url, sameOrigin }) => sameOrigin && isThumbnail(url), (options) => (savesData() ? sparing : fresh).handle(options));
}

/** Forgets all pictures. */
export async function forgetThumbnails(): Promise<void> {
  await caches.delete(cacheName);
}
