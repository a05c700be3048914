import { useEffect, useId, useRef, useState } from "react";

/**
 * A button that shows and hides a panel of links (the disclosure pattern of the ARIA practices): Escape and a press outside
 * close it, and so does choosing a link. Much lighter than a full menu, for the first page of members.
 *
 * @returns props for the button and the panel; the panel is in the page only while open
 */
export function useDisclosure<Root extends HTMLElement>() {
  const [open, setOpen] = useState(false);
  const root = useRef<Root>(null);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  useEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      setOpen(false);
      button.current?.focus();
    };
    const onPress = (event: PointerEvent) => {
      if (event.target instanceof Node && !root.current?.contains(event.target)) setOpen(false);
    };
    document.addEventListener("keydown", onKey);
    document.addEventListener("pointerdown", onPress);
    return () => {
      document.removeEventListener("keydown", onKey);
      document.removeEventListener("pointerdown", onPress);
    };
  }, [open]);
  return {
    open,
    close: () => setOpen(false),
    root,
    buttonProps: { ref: button, "aria-expanded": open, "aria-controls": id, onClick: () => setOpen(!open) },
    panelProps: { id },
  };
}
