import { lazy, type ComponentType, type LazyExoticComponent } from "react";

/**
 * A part of a page that comes after the page itself has shown, and without which the page still does its work: where its code
 * can't be fetched, nothing stands in its place, and the next visit tries again.
 */
export function lazyPart<Props>(load: () => Promise<{ default: ComponentType<Props> }>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => load().catch(() => ({ default: () => null })));
}

/** Loads code now or, where the network went away meanwhile, as soon as it is back: on a poor network a part must not stay out for good. */
export async function patiently<Code>(load: () => Promise<Code>): Promise<Code> {
  for (;;) {
    try {
      return await load();
    } catch (error) {
      if (navigator.onLine) throw error;
      await new Promise((resolve) => { window.addEventListener("online", resolve, { once: true }); });
    }
  }
}
