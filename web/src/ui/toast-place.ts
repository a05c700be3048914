import { useEffect, useState } from "react";

/** Where notices appear, in pixels from the window's edges. */
export type ToastPlace = { position: "top-right" | "bottom-right"; offset: { top?: number; right: number; bottom?: number }; mobileOffset: { top?: number; bottom?: number; left: number; right: number } };

type Box = { top: number; right: number; width: number; height: number };

/** Without a thread: the corner, on phones above the bar of tabs. */
const corner: ToastPlace = { position: "bottom-right", offset: { right: 20, bottom: 20 }, mobileOffset: { bottom: 72, left: 12, right: 12 } };
const gap = { top: 8, /** Beside the scroll bar. */ right: 20, side: 12 };
/** A notice of two lines and a button, in pixels: where there is less room for reading, it would cover what stands below. */
const least = { width: 300, height: 130 };

/**
 * Notices lie over what is read and never over what is pressed: at the top of the thread, since at its foot stand the newest message with its
 * "Undo", the way to the newest, and below it the composer with "Send".
 *
 * @param taken pixels at its top that other notices have
 * @param thread the visible thread, if there is one
 */
export function placeFor(thread: Box | null, windowWidth: number, taken = 0): ToastPlace {
  if (!thread || thread.width < least.width || thread.height < least.height) return corner;
  const top = Math.round(thread.top) + gap.top + taken;
  return { position: "top-right", offset: { top, right: Math.round(windowWidth - thread.right) + gap.right }, mobileOffset: { top, left: gap.side, right: gap.side } };
}

/** Milliseconds between looks while a notice is shown: pages change and keyboards come under it. */
const lookEvery = 250;

/** Elements say `data-notices` where notices may lie; a `strip` is empty, and what hangs out below it is little. */
function look(below: boolean): ToastPlace {
  const area = document.querySelector<HTMLElement>("[data-notices]");
  const { top = 0, right = 0, width = 0, height = 0 } = area?.getBoundingClientRect() ?? {};
  const before = below ? document.querySelector("[data-notices-before]")?.getBoundingClientRect().height ?? 0 : 0;
  return placeFor(area && { top, right, width, height: area.dataset.notices === "strip" ? least.height : height }, document.documentElement.clientWidth, before > 0 ? Math.round(before) + gap.top : 0);
}

/**
 * Follows the place for notices while some are shown.
 *
 * @param below under those of the page itself, which say so by `data-notices-before`
 */
export function useToastPlace(shown: boolean, below: boolean): ToastPlace {
  const [place, setPlace] = useState(() => look(below));
  useEffect(() => {
    if (!shown) return;
    const again = () => setPlace((before) => {
      const now = look(below);
      return JSON.stringify(now) === JSON.stringify(before) ? before : now;
    });
    again();
    const timer = setInterval(again, lookEvery);
    return () => clearInterval(timer);
  }, [shown, below]);
  return place;
}
