import type { ComponentType } from "react";

/**
 * A page that is loaded when it is first needed. Its component is the module's default export; path parameters come from
 * wouter's `useParams`.
 */
export type PageRoute = {
  /** In wouter's notation: `/tickets/:number`, `/help/*?`. */
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /**
   * `page` scrolls as a document; `fill` takes exactly the visible height and scrolls inside (threads, the desk);
   * `bare` has no navigation (sign-in pages).
   */
  frame?: "page" | "fill" | "bare";
};

const ready = new Map<PageRoute, ComponentType>();
const coming = new Map<PageRoute, Promise<ComponentType>>();

/** The page's component if it has been loaded. */
export function readyPage(route: PageRoute): ComponentType | undefined {
  return ready.get(route);
}

/** Loads a page's code once. */
export function loadPage(route: PageRoute): Promise<ComponentType> {
  const known = coming.get(route);
  if (known) return known;
  const promise = route.load().then((module) => {
    ready.set(route, module.default);
    return module.default;
  });
  coming.set(route, promise);
  return promise;
}

/** Forgets a loading that failed, so that it can be tried again. */
export function forgetPage(route: PageRoute): void {
  if (!ready.has(route)) coming.delete(route);
}
