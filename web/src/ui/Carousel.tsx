import { useEffect, useLayoutEffect, useRef, type ReactNode } from "react";
import { clsx } from "clsx";

export type CarouselProps<Item> = {
  items: readonly Item[];
  /** What is shown, for screen readers. */
  label: string;
  itemKey: (item: Item) => string;
  /** Which one is in sight. */
  at: number;
  onAt: (at: number) => void;
  /** `near`: in sight or next to it, so worth loading. */
  children: (item: Item, near: boolean) => ReactNode;
  className?: string;
};

/** One thing at a time, side by side: swiped with a finger, moved by whoever sets `at`. */
export function Carousel<Item>({ items, label, itemKey, at, onAt, children, className }: CarouselProps<Item>) {
  const track = useRef<HTMLDivElement>(null);
  const asked = useRef(at);
  const first = useRef(at);
  // Only the first place: later ones are moved to below.
  useLayoutEffect(() => {
    const box = track.current;
    if (box) box.scrollTo({ left: first.current * box.clientWidth, behavior: "instant" });
  }, []);
  useEffect(() => {
    const box = track.current;
    if (!box || asked.current === at) return;
    asked.current = at;
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    box.scrollTo({ left: at * box.clientWidth, behavior: still ? "instant" : "smooth" });
  }, [at]);
  const settled = useRef<ReturnType<typeof setTimeout>>(undefined);
  const onScroll = () => {
    clearTimeout(settled.current);
    settled.current = setTimeout(() => {
      const box = track.current;
      if (!box || box.clientWidth === 0) return;
      const seen = Math.round(box.scrollLeft / box.clientWidth);
      asked.current = seen;
      onAt(Math.min(items.length - 1, Math.max(0, seen)));
    }, 80);
  };
  useEffect(() => () => clearTimeout(settled.current), []);
  return (
    <div ref={track} tabIndex={0} role="group" aria-label={label} onScroll={onScroll} className={clsx("flex snap-x snap-mandatory overflow-x-auto overscroll-x-contain [scrollbar-width:none]", className)}>
      {items.map((item, index) => (
        <div key={itemKey(item)} aria-hidden={index !== at} className="flex size-full shrink-0 snap-center items-center justify-center">
          {children(item, Math.abs(index - at) <= 1)}
        </div>
      ))}
    </div>
  );
}
