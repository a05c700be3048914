import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { chunkItems, type Chunk } from "./chunk-items.ts";
import type { ThreadItem } from "./thread-items.ts";

/** Pixels around what is in sight in which stretches are kept ready. */
const ahead = 1200;
/** Stretches at the end that are there at once; the others come when they are near. */
const atOnce = 4;
/** Pixels that a row is taken for until it was measured. */
const guessed = 72;

type Row = (item: ThreadItem) => ReactNode;

/**
 * A stretch of a thread: rows while it is near, else an empty box of its height. What joins or leaves above the reader moves nothing that
 * is being read (CV-13).
 */
const Stretch = memo(function Stretch({ chunk, shown, scroller, watch, row }: { chunk: Chunk; shown: boolean; scroller: RefObject<HTMLElement | null>; watch: (box: HTMLElement) => () => void; row: Row }) {
  const box = useRef<HTMLDivElement>(null);
  const height = useRef<number | null>(null);
  useEffect(() => (box.current ? watch(box.current) : undefined), [watch]);
  const was = useRef(shown);
  useLayoutEffect(() => {
    const own = box.current;
    if (!own || !shown) return;
    const now = own.offsetHeight;
    const before = height.current ?? chunk.items.length * guessed;
    // Not there yet when all of it is new: children come before what holds them.
    const view = scroller.current;
    // Rows in place of the empty box, above what is read: the page goes with them.
    if (view && !was.current && now !== before && own.getBoundingClientRect().top < view.getBoundingClientRect().top) view.scrollTop += now - before;
    height.current = now;
  });
  useEffect(() => {
    was.current = shown;
  }, [shown]);
  return (
    <div ref={box} data-stretch={chunk.key} className="flow-root" style={shown ? undefined : { height: height.current ?? chunk.items.length * guessed }}>
      {shown && chunk.items.map((item) => <RowOf key={item.key} item={item} row={row} />)}
    </div>
  );
});

const RowOf = memo(function RowOf({ item, row }: { item: ThreadItem; row: Row }) {
  return <>{row(item)}</>;
});

/** Whether something of it is chosen: what somebody marks to copy must not go. */
function isMarked(box: Element): boolean {
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && selection.containsNode(box, true);
}

export type ThreadChunksProps = {
  items: readonly ThreadItem[];
  scroller: RefObject<HTMLElement | null>;
  row: Row;
  /** What must be in the page, wherever the reader is. */
  needs?: ((item: ThreadItem) => boolean) | undefined;
};

/** A thread of any length, of which only the stretches near the reader are in the page (CV-14). */
export function ThreadChunks({ items, scroller, row, needs }: ThreadChunksProps) {
  const held = useRef<Chunk[]>([]);
  const chunks = chunkItems(items, held.current);
  useEffect(() => {
    held.current = chunks;
  });
  // Left out: those that were there from the beginning and are not at the end, until they come near; then those that went far.
  const [away, setAway] = useState<ReadonlySet<string>>(() => new Set(chunks.slice(0, -atOnce).map(({ key }) => key)));
  const observer = useRef<IntersectionObserver | null>(null);
  const watched = useRef(new Set<HTMLElement>());
  useEffect(() => {
    const seen = (entries: readonly IntersectionObserverEntry[]) => {
      setAway((now) => {
        const next = new Set(now);
        for (const { target, isIntersecting } of entries) {
          const key = target instanceof HTMLElement ? target.dataset.stretch : undefined;
          if (key === undefined) continue;
          if (isIntersecting) next.delete(key);
          else if (!isMarked(target) && !target.contains(document.activeElement)) next.add(key);
        }
        return next.size === now.size && [...next].every((key) => now.has(key)) ? now : next;
      });
    };
    const made = new IntersectionObserver(seen, { root: scroller.current, rootMargin: `${ahead}px 0px` });
    observer.current = made;
    for (const box of watched.current) made.observe(box);
    return () => made.disconnect();
  }, [scroller]);
  const watch = useCallback((box: HTMLElement) => {
    watched.current.add(box);
    observer.current?.observe(box);
    return () => {
      watched.current.delete(box);
      observer.current?.unobserve(box);
    };
  }, []);
  return (
    <div>
      {chunks.map((chunk) => <Stretch key={chunk.key} chunk={chunk} shown={!away.has(chunk.key) || (needs !== undefined && chunk.items.some(needs))} scroller={scroller} watch={watch} row={row} />)}
    </div>
  );
}
