import { useCallback, useLayoutEffect, useRef, useState, type RefObject } from "react";
import { isContinued } from "./place.ts";

type Row = { id: string };

/**
 * Keeps a list of equally tall rows still while rows come and go above: the row that one is on, or else the first in sight,
 * stays where it is on the screen.
 *
 * @param listKey another list begins at its top
 * @param hereId the row that one is on
 * @returns how many rows have come above since the top was last in sight, and the way there
 */
export function useSteadyScroll(scroller: RefObject<HTMLDivElement | null>, rows: readonly Row[], listKey: string, hereId: string | null, rowHeight: number) {
  const before = useRef({ rows, listKey });
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = { rows, listKey };
    const box = scroller.current;
    if (!box || was.rows === rows) return;
    if (was.listKey !== listKey) {
      box.scrollTop = 0;
      setAbove(0);
      return;
    }
    // More below, nothing else: looking at the box would make the browser lay out everything now.
    if (isContinued(was.rows, rows)) return;
    const first = Math.floor(box.scrollTop / rowHeight);
    const last = Math.ceil((box.scrollTop + box.clientHeight) / rowHeight);
    const hereWas = was.rows.findIndex((row) => row.id === hereId);
    const from = hereWas >= first && hereWas <= last ? hereWas : box.scrollTop > 0 ? first : -1;
    const anchor = was.rows[from];
    if (!anchor) return;
    const to = rows.findIndex((row) => row.id === anchor.id);
    const known = new Set(was.rows.map((row) => row.id));
    const came = rows.slice(0, Math.max(to, 0)).filter((row) => !known.has(row.id)).length;
    const stays = new Set(rows.map((row) => row.id));
    const left = was.rows.slice(0, from).filter((row) => !stays.has(row.id)).length;
    // Only what came or left above moves the list; a row that changed its own place does not take the view along.
    if (to < 0 || came - left === 0) return;
    box.scrollTop += (came - left) * rowHeight;
    if (came > 0 && box.scrollTop > 0) setAbove((n) => n + came);
  }, [rows, listKey, hereId, rowHeight, scroller]);
  const onScroll = useCallback(() => {
    if ((scroller.current?.scrollTop ?? 0) < rowHeight / 2) setAbove(0);
  }, [rowHeight, scroller]);
  const toTop = useCallback(() => scroller.current?.scrollTo({ top: 0, behavior: "smooth" }), [scroller]);
  return { above, onScroll, toTop };
}
