import type { WorkboxPlugin } from "workbox-core/types.js";

/** Keeps a cache small: what was stored first goes first. */
export function keepAtMost(name: string, most: number): WorkboxPlugin {
  return {
    cacheDidUpdate: async () => {
      const cache = await caches.open(name);
      const stored = await cache.keys();
      await Promise.all(stored.slice(0, Math.max(0, stored.length - most)).map((request) => cache.delete(request)));
    },
  };
}

/** Removes caches of earlier versions: those that begin with one of the names, except these. */
export async function onlyNewest(beginnings: readonly string[], except: readonly string[]): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => beginnings.some((start) => name.startsWith(start)) && !except.includes(name));
  await Promise.all(old.map((name) => caches.delete(name)));
}
