import { useLayoutEffect, type RefObject } from "react";

/**
 * Makes a textarea as tall as its text, up to its CSS max-height, where it then scrolls. Browsers that can do it in CSS
 * (`field-sizing: content`, which the kit's textareas have) are left to it.
 *
 * @param value the text shown; the height follows it
 */
export function useAutoGrow(ref: RefObject<HTMLTextAreaElement | null>, value: string): void {
  useLayoutEffect(() => {
    const area = ref.current;
    if (!area || CSS.supports("field-sizing", "content")) return;
    area.style.height = "auto";
    const borders = area.offsetHeight - area.clientHeight;
    area.style.height = `${area.scrollHeight + borders}px`;
  }, [ref, value]);
}
