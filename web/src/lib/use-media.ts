import { useCallback, useSyncExternalStore } from "react";

/**
 * Whether a CSS media query matches now; the component renders again when that changes.
 *
 * @param query such as `(min-width: 1024px)`
 */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    [query],
  );
  return useSyncExternalStore(
    subscribe,
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/** True when the main pointer is a finger: Enter then makes a new line, and targets are at least 44 px. */
export function useTouch(): boolean {
  return useMedia("(pointer: coarse)");
}
