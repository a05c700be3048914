import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

/** Pixels from the end that still count as "at the end". */
const nearEnd = 64;

export type BottomScroll = {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** The newest message is in sight. */
  atEnd: boolean;
  toEnd: (behavior?: ScrollBehavior) => void;
  /** Brings something of the list into the middle, and stays there. */
  show: (element: HTMLElement) => void;
  onScroll: () => void;
};

/**
 * A list that stands at its end and stays there, whatever grows, while the reader is at the end; and that never moves under a
 * reader who is further up: not by older messages joining in front, not by new ones behind, not by the keyboard (CV-13).
 * The scroller needs `overflow-anchor: none`: one keeper is enough.
 *
 * @param firstKey of the first item; it changes when older ones join in front
 * @param ownKey of the last item while that is one's own: writing always leads to the end
 * @param elsewhere the list does not begin at its end: it opens at a place in it, or its foot is not the newest message
 * @param toNewest asks for the newest messages, where the foot is not the newest one
 */
export function useBottomScroll(firstKey: string | undefined, ownKey: string | undefined, elsewhere: boolean, toNewest: (() => void) | null): BottomScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pinned = useRef(!elsewhere);
  const height = useRef(0);
  const [atEnd, setAtEnd] = useState(!elsewhere);
  const newest = useRef(toNewest);
  useLayoutEffect(() => {
    newest.current = toNewest;
  });

  const toEnd = useCallback((behavior: ScrollBehavior = "instant") => {
    const box = scroller.current;
    if (!box) return;
    pinned.current = true;
    setAtEnd(true);
    // The newest ones take the place of what is shown, and stand at their end.
    if (newest.current) return newest.current();
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    box.scrollTo({ top: box.scrollHeight, behavior: still ? "instant" : behavior });
  }, []);

  const onScroll = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const distance = box.scrollHeight - box.scrollTop - box.clientHeight;
    pinned.current = distance < nearEnd && newest.current === null;
    setAtEnd(pinned.current);
  }, []);

  const show = useCallback((element: HTMLElement) => {
    const box = scroller.current;
    if (!box) return;
    pinned.current = false;
    const [view, own] = [box.getBoundingClientRect(), element.getBoundingClientRect()];
    // Of what is higher than the view its beginning.
    box.scrollTop += own.top - view.top - Math.max(16, (view.height - own.height) / 2);
    onScroll();
  }, [onScroll]);

  // Older messages came in front: what was read stays where it is.
  const shownFirst = useRef(firstKey);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box) return;
    const grown = box.scrollHeight - height.current;
    if (shownFirst.current !== firstKey && !pinned.current && grown > 0) box.scrollTop += grown;
    shownFirst.current = firstKey;
    if (pinned.current) box.scrollTop = box.scrollHeight;
    height.current = box.scrollHeight;
  });

  const shownOwn = useRef(ownKey);
  useLayoutEffect(() => {
    if (shownOwn.current === ownKey) return;
    shownOwn.current = ownKey;
    if (ownKey !== undefined) toEnd();
  }, [ownKey, toEnd]);

  // The keyboard opens, a font arrives, a line wraps: at the end stays at the end.
  useEffect(() => {
    const box = scroller.current;
    const inner = content.current;
    if (!box || !inner) return;
    const observer = new ResizeObserver(() => {
      if (pinned.current) box.scrollTop = box.scrollHeight;
      height.current = box.scrollHeight;
    });
    observer.observe(box);
    observer.observe(inner);
    return () => observer.disconnect();
  }, []);

  return { scroller, content, atEnd, toEnd, show, onScroll };
}
