import { useLayoutEffect, useRef, type RefObject } from "react";
import { isTyping } from "../../lib/hotkeys.ts";
import { typedAfter } from "./typed-ahead.ts";

/** Where a press works by itself: in menus and dialogs, and what a button or a link is pressed with. */
function pressesItself({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (isTyping(target) || target.closest('[role="dialog"],[role="menu"],[role="listbox"]')) return true;
  return (key === "Enter" && target.closest("a,button") !== null) || (key === " " && target.closest("button") !== null);
}

/**
 * While something that was asked for by key waits for its ticket, letters are no shortcuts: on a slow network the words of a reply would solve
 * and hand over tickets. They are kept instead, for the field that they were meant for.
 *
 * @param stop Escape was pressed: it waits no longer
 * @returns what has been typed since it waits
 */
export function useTypedAhead(waits: boolean, stop: () => void): RefObject<string> {
  const typed = useRef("");
  // Before the next key, so not in a later effect.
  useLayoutEffect(() => {
    if (!waits) return;
    typed.current = "";
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || pressesItself(event)) return;
      if (event.key === "Escape") {
        event.preventDefault();
        return stop();
      }
      const next = typedAfter(typed.current, event);
      if (next === null) return;
      event.preventDefault();
      if (!event.repeat) typed.current = next;
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, [waits, stop]);
  return typed;
}
