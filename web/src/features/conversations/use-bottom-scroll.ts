import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from "react";

/** Pixels from the end that still count as "at the end". */
const nearEnd = 64;

export type BottomScroll = {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** The newest message is in sight. */
  atEnd: boolean;
  toEnd: (behavior?: ScrollBehavior) => void;
  onScroll: () => void;
};

/**
 * A list that stands at its end and stays there, whatever grows, while the reader is at the end; and that never moves under a
 * reader who is further up: not by older messages joining in front, not by new ones behind, not by the keyboard (CV-13).
 * The scroller needs `overflow-anchor: none`: one keeper is enough.
 *
 * @param firstKey of the first item; it changes when older ones join in front
 * @param ownKey of the last item while that is one's own: writing always leads to the end
 */
export function useBottomScroll(firstKey: string | undefined, ownKey: string | undefined): BottomScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const pinned = useRef(true);
  const height = useRef(0);
  const [atEnd, setAtEnd] = useState(true);

  const toEnd = useCallback((behavior: ScrollBehavior = "instant") => {
    const box = scroller.current;
    if (!box) return;
    pinned.current = true;
    setAtEnd(true);
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    box.scrollTo({ top: box.scrollHeight, behavior: still ? "instant" : behavior });
  }, []);

  const onScroll = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const distance = box.scrollHeight - box.scrollTop - box.clientHeight;
    pinned.current = distance < nearEnd;
    setAtEnd(pinned.current);
  }, []);

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

  return { scroller, content, atEnd, toEnd, onScroll };
}
