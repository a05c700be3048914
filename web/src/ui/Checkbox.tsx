import type { ComponentPropsWithRef, ReactNode } from "react";
import { Check, Minus } from "lucide-react";
import { clsx } from "clsx";

export type CheckboxProps = Omit<ComponentPropsWithRef<"input">, "type" | "children"> & {
  label: ReactNode;
  /** Keeps the label for screen readers only, as in the cells of a table. */
  labelHidden?: boolean;
  hint?: ReactNode;
  /** Some, not all, of what it stands for is chosen. */
  indeterminate?: boolean;
};

/** A native checkbox in our looks; the label is part of the target. */
export function Checkbox({ label, labelHidden = false, hint, indeterminate = false, className, ...own }: CheckboxProps) {
  return (
    <label className={clsx("inline-flex items-start gap-2.5 py-1 text-sm touch:min-h-11 touch:py-2.5 touch:text-base", className)}>
      <span className="relative mt-px grid size-5 shrink-0 place-items-center">
        <input
          type="checkbox"
          {...own}
          ref={(element) => {
            if (element) element.indeterminate = indeterminate;
          }}
          className={clsx(
            "peer size-5 appearance-none rounded-sm border border-border-strong bg-surface transition-colors",
            "checked:border-brand checked:bg-brand indeterminate:border-brand indeterminate:bg-brand disabled:opacity-55",
          )}
        />
        {/* Where it is known what is chosen, a list of many empty boxes has no marks in the page. */}
        {own.checked !== false && <Check className="pointer-events-none absolute size-4 text-on-brand opacity-0 peer-checked:opacity-100 peer-indeterminate:opacity-0" strokeWidth={3} aria-hidden="true" />}
        {(indeterminate || own.checked === undefined) && <Minus className="pointer-events-none absolute size-4 text-on-brand opacity-0 peer-indeterminate:opacity-100" strokeWidth={3} aria-hidden="true" />}
      </span>
      <span className={labelHidden ? "sr-only" : undefined}>
        {label}
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
    </label>
  );
}
