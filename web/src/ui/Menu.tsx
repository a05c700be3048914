import type { ReactElement, ReactNode } from "react";
import { Check } from "lucide-react";
import { clsx } from "clsx";
import { DropdownMenu as Kit } from "radix-ui";
import { popupClass, popupItemClass } from "./popup-class.ts";

export type MenuProps = {
  /** The button that opens it; one element that takes a ref. */
  trigger: ReactElement;
  children: ReactNode;
  align?: "start" | "end";
  side?: "top" | "bottom" | "right";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** When it has closed and would give focus back to the trigger: prevent it where something else takes focus. */
  onCloseAutoFocus?: (event: Event) => void;
};

/** A menu of actions under a button: arrow keys, type-ahead, Escape. */
export function Menu({ trigger, children, align = "end", side = "bottom", open, onOpenChange, onCloseAutoFocus }: MenuProps) {
  return (
    <Kit.Root open={open} onOpenChange={onOpenChange}>
      <Kit.Trigger asChild>{trigger}</Kit.Trigger>
      <Kit.Portal>
        <Kit.Content align={align} side={side} sideOffset={6} collisionPadding={8} onCloseAutoFocus={onCloseAutoFocus} className={clsx(popupClass, "min-w-48 max-w-80 p-1")}>
          {children}
        </Kit.Content>
      </Kit.Portal>
    </Kit.Root>
  );
}

export type MenuItemProps = {
  children: ReactNode;
  onSelect: () => void;
  icon?: ReactNode;
  /** At the right edge, such as a shortcut. */
  hint?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  /** Shows a tick: this choice is the present one. */
  checked?: boolean;
};

/** One action of a Menu. */
export function MenuItem({ children, onSelect, icon, hint, danger = false, disabled = false, checked }: MenuItemProps) {
  const content = (
    <>
      {icon && <span className="grid size-4 shrink-0 place-items-center [&>svg]:size-4">{icon}</span>}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {hint && <span className="text-xs text-muted">{hint}</span>}
      {checked && <Check className="size-4 shrink-0 text-brand-text" aria-hidden="true" />}
    </>
  );
  const className = clsx(popupItemClass, danger && "text-danger");
  return checked === undefined ? (
    <Kit.Item className={className} disabled={disabled} onSelect={onSelect}>
      {content}
    </Kit.Item>
  ) : (
    <Kit.CheckboxItem className={className} disabled={disabled} checked={checked} onSelect={onSelect}>
      {content}
    </Kit.CheckboxItem>
  );
}

/** A heading inside a Menu. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Kit.Label className="px-2.5 pb-1 pt-2 text-xs font-medium text-muted">{children}</Kit.Label>;
}

/** A line between groups of a Menu. */
export function MenuSeparator() {
  return <Kit.Separator className="my-1 h-px bg-border" />;
}
