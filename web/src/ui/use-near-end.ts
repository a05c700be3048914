import { useEffect, useRef, type RefObject } from "react";

function scrollParent(element: Element): Element | null {
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  }
  return null;
}

/**
 * Calls back when an element at the end of a list comes near the visible part.
 *
 * @param active false while nothing more can be asked for
 * @param margin how near, in pixels
 * @returns the ref for the element at the end
 */
export function useNearEnd(onNear: () => void, active: boolean, margin = 600): RefObject<HTMLDivElement | null> {
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(onNear);
  useEffect(() => {
    latest.current = onNear;
  });
  useEffect(() => {
    const element = end.current;
    if (!active || !element || typeof IntersectionObserver === "undefined") return;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && latest.current(), {
      root: scrollParent(element),
      rootMargin: `${margin}px`,
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [active, margin]);
  return end;
}
