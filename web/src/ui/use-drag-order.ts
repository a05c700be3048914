import { useEffect, useRef, useState, type PointerEvent as ReactPointerEvent, type RefCallback } from "react";
import { movedTo, placeUnder, shiftOf, type Extent } from "./drag-place.ts";

type Drag = { from: number; to: number; by: number; extents: readonly Extent[] };

/** Pixels from the edge of the screen within which the page follows the pointer, and how far in each frame. */
const edge = { near: 56, step: 9 };

function scrollerOf(element: Element | null): Element {
  for (let above = element?.parentElement; above; above = above.parentElement) {
    if (/auto|scroll/.test(getComputedStyle(above).overflowY) && above.scrollHeight > above.clientHeight) return above;
  }
  return document.documentElement;
}

/** A mouse that goes down would begin to select text. */
function keepSelection(event: { preventDefault: () => void }): void {
  event.preventDefault();
}

/**
 * Rows put in order by dragging a grip, with a mouse, a pen or a finger. Keyboards need buttons of their own beside it: the grip is
 * hidden from them. Escape, or a second finger's call, lets the row go back.
 *
 * @param ids of the rows as they are shown
 * @param onOrder gets all ids in their new order, only when something moved
 */
export function useDragOrder(ids: readonly string[], onOrder: (ids: string[], moved: string, place: number) => void) {
  const rows = useRef(new Map<string, HTMLElement>());
  const [drag, setDrag] = useState<Drag | null>(null);
  const letGo = useRef<(() => void) | null>(null);
  useEffect(() => () => letGo.current?.(), []);

  const begin = (id: string) => (event: ReactPointerEvent<HTMLElement>) => {
    const from = ids.indexOf(id), grip = event.currentTarget;
    if (event.button !== 0 || from < 0 || letGo.current) return;
    event.preventDefault();
    const extents = ids.map((one): Extent => {
      const { top, height } = rows.current.get(one)?.getBoundingClientRect() ?? { top: 0, height: 0 };
      return { top, height };
    });
    const scroller = scrollerOf(grip), scrolledAtFirst = scroller.scrollTop, yAtFirst = event.clientY;
    let y = yAtFirst, now: Drag = { from, to: from, by: 0, extents }, frame = 0;
    const follow = () => {
      const by = y - yAtFirst + scroller.scrollTop - scrolledAtFirst;
      now = { ...now, by, to: placeUnder(extents, from, by) };
      setDrag(now);
    };
    const nearEdge = () => {
      const step = y < edge.near ? -edge.step : y > window.innerHeight - edge.near ? edge.step : 0;
      if (step !== 0) { scroller.scrollBy(0, step); follow(); }
      frame = requestAnimationFrame(nearEdge);
    };
    const move = (moved: PointerEvent) => { if (moved.pointerId === event.pointerId) { y = moved.clientY; follow(); } };
    const end = (keep: boolean) => {
      letGo.current?.();
      setDrag(null);
      if (keep && now.to !== from) onOrder(movedTo(ids, from, now.to), id, now.to);
    };
    const drop = (up: PointerEvent) => { if (up.pointerId === event.pointerId) end(true); };
    const cancel = () => end(false);
    const escape = (key: KeyboardEvent) => { if (key.key === "Escape") { key.stopPropagation(); end(false); } };
    letGo.current = () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", drop);
      window.removeEventListener("pointercancel", cancel);
      window.removeEventListener("keydown", escape, true);
      letGo.current = null;
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", drop);
    window.addEventListener("pointercancel", cancel);
    window.addEventListener("keydown", escape, true);
    frame = requestAnimationFrame(nearEdge);
    setDrag(now);
  };

  return {
    /** Of the row's element. */
    rowRef: (id: string): RefCallback<HTMLElement> => (element) => {
      if (element) rows.current.set(id, element);
      else rows.current.delete(id);
    },
    /** Where the row stands while something is dragged. */
    rowStyle: (id: string) => {
      if (!drag) return undefined;
      const shift = shiftOf(drag.extents, drag.from, drag.to, ids.indexOf(id), drag.by);
      return shift === 0 ? undefined : { transform: `translateY(${shift}px)` };
    },
    /** Whether this row is the one in hand. */
    isDragged: (id: string) => drag !== null && ids[drag.from] === id,
    dragging: drag !== null,
    gripProps: (id: string) => ({ onPointerDown: begin(id), onMouseDown: keepSelection, "aria-hidden": true as const }),
  };
}
