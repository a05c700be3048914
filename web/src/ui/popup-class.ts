/** The paper of menus, popovers and lists that open above the page. */
export const popupClass = "motion-pop z-50 rounded-md border border-border bg-raised text-text shadow-lg outline-none";

/** One line of a menu or list; the kit marks the line under the pointer or keyboard with `data-highlighted`. */
export const popupItemClass = [
  "flex min-h-9 cursor-default select-none items-center gap-2.5 rounded-sm px-2.5 py-1.5 text-sm outline-none touch:min-h-11 touch:text-base",
  "data-[highlighted]:bg-subtle data-[selected=true]:bg-subtle [&[data-disabled='']]:opacity-50 data-[disabled=true]:opacity-50",
].join(" ");
