import type { ReactElement, ReactNode } from "react";
import { Tooltip as Kit } from "radix-ui";

export type TooltipProps = {
  /** A few words; never the only place that says something needed. */
  content: ReactNode;
  /** The element explained; it takes a ref and keyboard focus. */
  children: ReactElement;
  side?: "top" | "bottom" | "left" | "right";
};

/** A short explanation on hover and on keyboard focus; not shown on touch, so name the control as well. */
export function Tooltip({ content, children, side = "top" }: TooltipProps) {
  return (
    <Kit.Provider delayDuration={400}>
      <Kit.Root>
        <Kit.Trigger asChild>{children}</Kit.Trigger>
        <Kit.Portal>
          <Kit.Content
            side={side}
            sideOffset={6}
            collisionPadding={8}
            className="motion-fade z-50 max-w-64 rounded-sm bg-text px-2 py-1 text-xs text-page shadow-md"
          >
            {content}
          </Kit.Content>
        </Kit.Portal>
      </Kit.Root>
    </Kit.Provider>
  );
}
