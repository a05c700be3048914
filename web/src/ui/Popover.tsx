import type { ReactElement, ReactNode } from "react";
import { clsx } from "clsx";
import { Popover as Kit } from "radix-ui";
import { popupClass } from "./popup-class.ts";

export type PopoverProps = {
  /** The button that opens it; one element that takes a ref. */
  trigger: ReactElement;
  /** What the panel is, for screen readers. */
  label: string;
  children: ReactNode;
  align?: "start" | "center" | "end";
  side?: "top" | "bottom" | "left" | "right";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  className?: string;
};

/** A small panel beside a button, for filters and details. */
export function Popover({ trigger, label, children, align = "start", side = "bottom", open, onOpenChange, className }: PopoverProps) {
  return (
    <Kit.Root open={open} onOpenChange={onOpenChange}>
      <Kit.Trigger asChild>{trigger}</Kit.Trigger>
      <Kit.Portal>
        <Kit.Content
          aria-label={label}
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={clsx(popupClass, "w-80 max-w-[calc(100vw-1rem)] p-4", className)}
        >
          {children}
        </Kit.Content>
      </Kit.Portal>
    </Kit.Root>
  );
}
