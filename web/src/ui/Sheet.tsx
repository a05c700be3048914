import type { ReactNode } from "react";
import { X } from "lucide-react";
import { clsx } from "clsx";
import { Dialog as Kit } from "radix-ui";
import { IconButton } from "./IconButton.tsx";
import { useReturnFocus } from "./use-return-focus.ts";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

export type SheetSide = "right" | "left" | "bottom";

export type SheetProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  side?: SheetSide;
  children: ReactNode;
  footer?: ReactNode;
};

const sides: Record<SheetSide, string> = {
  right: "inset-y-0 right-0 w-full max-w-md border-l [--sheet-in:from-right] [--sheet-out:to-right]",
  left: "inset-y-0 left-0 w-[88%] max-w-sm border-r [--sheet-in:from-left] [--sheet-out:to-left]",
  bottom: "inset-x-0 bottom-0 max-h-[88dvh] rounded-t-lg border-t [--sheet-in:from-bottom] [--sheet-out:to-bottom]",
};

/** A panel that slides in from an edge: details, filters, the context of a ticket on a phone. */
export function Sheet({ open, onOpenChange, title, side = "right", children, footer }: SheetProps) {
  const returnFocus = useReturnFocus();
  return (
    <Kit.Root open={open} onOpenChange={onOpenChange}>
      <Kit.Portal>
        <Kit.Overlay className="motion-fade fixed inset-0 z-40 bg-overlay" />
        <Kit.Content
          {...returnFocus}
          aria-describedby={undefined}
          className={clsx("motion-sheet fixed z-50 flex flex-col border-border bg-raised shadow-xl", sides[side])}
        >
          <header className="flex items-center gap-3 border-b border-border py-2 pl-5 pr-3">
            <Kit.Title className="min-w-0 flex-1 truncate font-semibold">{title}</Kit.Title>
            <Kit.Close asChild>
              <IconButton label={t("close")} icon={<X className="size-5" />} />
            </Kit.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
          {footer && (
            <footer className="flex justify-end gap-2 border-t border-border px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">{footer}</footer>
          )}
        </Kit.Content>
      </Kit.Portal>
    </Kit.Root>
  );
}
