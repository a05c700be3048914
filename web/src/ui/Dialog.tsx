import { useState, type ReactNode } from "react";
import { X } from "lucide-react";
import { clsx } from "clsx";
import { Dialog as Kit } from "radix-ui";
import { Button } from "./Button.tsx";
import { IconButton } from "./IconButton.tsx";
import { useReturnFocus } from "./use-return-focus.ts";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

export type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** One or two sentences under the title. */
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons; the main one last. On phones they stack, the main one on top. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** Something was typed that would be lost: closing asks first. */
  unsaved?: boolean;
};

const widths = { sm: "sm:max-w-md", md: "sm:max-w-xl", lg: "sm:max-w-3xl" };

/**
 * A window above the page. Focus stays inside, Escape closes, and focus returns to where it was.
 * On phones it rises from the foot of the screen, where a thumb reaches it.
 */
export function Dialog({ open, onOpenChange, title, description, children, footer, size = "sm", unsaved = false }: DialogProps) {
  const returnFocus = useReturnFocus();
  const [asking, setAsking] = useState(false);
  const change = (next: boolean) => {
    if (!next && unsaved) setAsking(true);
    else onOpenChange(next);
  };
  return (
    <Kit.Root open={open} onOpenChange={change}>
      <Kit.Portal>
        <Kit.Overlay className="motion-fade fixed inset-0 z-40 bg-overlay" />
        <div className="pointer-events-none fixed inset-0 z-50 flex items-end justify-center sm:items-center sm:p-6">
          <Kit.Content
            {...returnFocus}
            {...(description ? {} : { "aria-describedby": undefined })}
            className={clsx(
              "motion-rise pointer-events-auto flex max-h-[92dvh] w-full flex-col rounded-t-lg border border-border bg-raised shadow-xl sm:rounded-lg",
              widths[size],
            )}
          >
            <header className="flex items-start gap-3 px-5 pb-2 pt-4">
              <div className="min-w-0 flex-1 py-1.5">
                <Kit.Title className="text-lg font-semibold">{title}</Kit.Title>
                {description && <Kit.Description className="mt-1 text-sm text-muted">{description}</Kit.Description>}
              </div>
              <Kit.Close asChild>
                <IconButton className="-mr-2" label={t("close")} icon={<X className="size-5" />} />
              </Kit.Close>
            </header>
            <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5 pt-1">{children}</div>
            {asking && (
              <div role="alertdialog" aria-label={t("unsaved")} className="flex flex-wrap items-center justify-between gap-2 border-t border-border bg-warning-soft px-5 py-3 text-sm">
                <p>{t("unsaved")}</p>
                <span className="flex gap-2">
                  <Button size="sm" onClick={() => onOpenChange(false)}>{t("throwAway")}</Button>
                  <Button size="sm" variant="primary" autoFocus onClick={() => setAsking(false)}>{t("keepWriting")}</Button>
                </span>
              </div>
            )}
            {footer && !asking && (
              <footer className="flex flex-col-reverse gap-2 border-t border-border px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))] sm:flex-row sm:justify-end">
                {footer}
              </footer>
            )}
          </Kit.Content>
        </div>
      </Kit.Portal>
    </Kit.Root>
  );
}
