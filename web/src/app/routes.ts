import type { ComponentType } from "react";

/**
 * How a page stands in its layout: `page` scrolls as a document; `fill` takes exactly the visible height and scrolls inside;
 * `thread` is `fill` that has a phone's whole screen (the page brings its own way back); `bare` has no navigation
 * (sign-in pages).
 */
export type Frame = "page" | "fill" | "thread" | "bare";

/**
 * A page that is loaded when it is first needed. Its component is the module's default export; path parameters come from
 * wouter's `useParams`.
 */
export type PageRoute = {
  /** In wouter's notation: `/tickets/:number`, `/help/*?`. */
  path: string;
  load: () => Promise<{ default: ComponentType }>;
  /** `page` unless said. */
  frame?: Frame;
};

const loads = new Map<PageRoute, Promise<ComponentType>>();
const failed = new Set<PageRoute>();

/**
 * Loads a page's code once; the same promise every time, as React's `use` needs it. One that has come says so in the fields that React itself
 * looks at: `use` then goes on at once instead of showing a skeleton in place of the text that the server sent.
 */
export function loadPage(route: PageRoute): Promise<ComponentType> {
  const known = loads.get(route);
  if (known) return known;
  const load = route.load().then((module) => module.default);
  load.then((value) => Object.assign(load, { status: "fulfilled", value }), () => failed.add(route));
  loads.set(route, load);
  return load;
}

/** Forgets a loading that failed, so that it can be tried again. */
export function forgetPage(route: PageRoute): void {
  if (failed.delete(route)) loads.delete(route);
}
