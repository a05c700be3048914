import { useLayoutEffect, type RefObject } from "react";

/**
 * Makes a textarea as tall as its text, up to its CSS max-height, where it then scrolls.
 *
 * @param value the text shown; the height follows it
 */
export function useAutoGrow(ref: RefObject<HTMLTextAreaElement | null>, value: string): void {
  useLayoutEffect(() => {
    const area = ref.current;
    if (!area) return;
    area.style.height = "auto";
    const borders = area.offsetHeight - area.clientHeight;
    area.style.height = `${area.scrollHeight + borders}px`;
  }, [ref, value]);
}
