import { useRef } from "react";

/**
 * Gives focus back to where it was before a dialog opened. The kit does so only for dialogs with a trigger of their own;
 * ours are opened from anywhere. Where an action has moved focus meanwhile (a command that opens the composer), it stays.
 *
 * @returns the two handlers for the dialog's content
 */
export function useReturnFocus() {
  const before = useRef<Element | null>(null);
  return {
    onOpenAutoFocus: () => {
      before.current = document.activeElement;
    },
    onCloseAutoFocus: (event: Event) => {
      event.preventDefault();
      const free = document.activeElement === null || document.activeElement === document.body;
      if (free && before.current instanceof HTMLElement) before.current.focus();
    },
  };
}
