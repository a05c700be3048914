import { lazy, type ComponentType, type LazyExoticComponent } from "react";

/**
 * A part of a page that comes after the page itself has shown, and without which the page still does its work: where its code
 * can't be fetched, nothing stands in its place, and the next visit tries again.
 */
export function lazyPart<Props>(load: () => Promise<{ default: ComponentType<Props> }>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => load().catch(() => ({ default: () => null })));
}
