import type { ComponentPropsWithRef, ReactNode } from "react";
import { ChevronDown } from "lucide-react";
import { clsx } from "clsx";

/** A fact of the ticket that opens the choice of another one. */
export function PropertyButton({ label, children, className, ...own }: ComponentPropsWithRef<"button"> & { label: string; children: ReactNode }) {
  return (
    <button
      type="button"
      {...own}
      aria-label={label}
      className={clsx(
        "inline-flex h-7.5 min-w-0 max-w-52 shrink-0 items-center gap-1.5 rounded-md border border-border bg-surface px-2 text-xs font-medium hover:border-border-strong hover:bg-hover disabled:opacity-70 disabled:hover:bg-surface touch:h-11 touch:px-3",
        className,
      )}
    >
      {children}
      {!own.disabled && <ChevronDown className="-mr-0.5 size-3.5 shrink-0 text-muted" aria-hidden="true" />}
    </button>
  );
}
