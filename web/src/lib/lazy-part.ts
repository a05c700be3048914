import { lazy, type ComponentType, type LazyExoticComponent } from "react";
import { isPassing } from "./api-error.ts";

/**
 * A part of a page that comes after the page itself has shown, and without which the page still does its work: where its code
 * can't be fetched, nothing stands in its place, and the next visit tries again.
 */
export function lazyPart<Props>(load: () => Promise<{ default: ComponentType<Props> }>): LazyExoticComponent<ComponentType<Props>> {
  return lazy(() => load().catch(() => ({ default: () => null })));
}

/** Milliseconds before code is asked for again, first and at most, unless the network comes back earlier. */
const again = { first: 5_000, longest: 60_000 };

/**
 * Loads code now or, where the network fails, as soon as it can: on a poor network a part must not stay out for good.
 *
 * @throws TypeError where the code is gone, which means a new version
 */
export async function patiently<Code>(load: () => Promise<Code>): Promise<Code> {
  for (let wait = again.first; ; wait = Math.min(wait * 2, again.longest)) {
    try {
      return await load();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await backOrLater(wait);
    }
  }
}

/** Ends when the browser has a network again, or after so many milliseconds. */
function backOrLater(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const over = () => {
      clearTimeout(timer);
      window.removeEventListener("online", over);
      resolve();
    };
    const timer = setTimeout(over, milliseconds);
    window.addEventListener("online", over);
  });
}
