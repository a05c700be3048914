import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from "react";
import type { ThreadItem } from "./thread-items.ts";
import type { Target } from "./use-open-at.ts";

/** Milliseconds that the message somebody came for is marked. */
const marked = 4_000;

/** Brings the message that somebody came for into sight, gives it the focus, and says for how long to mark it (CV-11). */
export function useTarget(target: Target | null, scroller: RefObject<HTMLElement | null>, show: (element: HTMLElement) => void) {
  const [shown, setShown] = useState<Target | null>(null);
  useLayoutEffect(() => {
    const element = target && scroller.current?.querySelector<HTMLElement>("[data-target]");
    if (!element) return;
    show(element);
    element.focus({ preventScroll: true });
  }, [target, scroller, show]);
  useEffect(() => {
    if (!target) return;
    const timer = setTimeout(() => setShown(target), marked);
    return () => clearTimeout(timer);
  }, [target]);
  const isTarget = useCallback((item: ThreadItem) => target !== null && item.kind === "message" && item.message.seq === target.seq && item.message.conversationId === target.conversationId, [target]);
  return { isTarget, isMarked: target !== null && shown !== target };
}
