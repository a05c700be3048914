import type { ComponentPropsWithRef, ReactNode } from "react";
import { clsx } from "clsx";

export type SwitchProps = Omit<ComponentPropsWithRef<"input">, "type" | "role" | "children"> & {
  label: ReactNode;
  hint?: ReactNode;
};

/** On or off, at once. For a choice that is saved with a form, use a Checkbox. */
export function Switch({ label, hint, className, ...own }: SwitchProps) {
  return (
    <label className={clsx("flex items-start justify-between gap-4 py-1.5 text-sm touch:min-h-11 touch:py-2.5 touch:text-base", className)}>
      <span>
        {label}
        {hint && <span className="block text-sm text-muted">{hint}</span>}
      </span>
      <span className="relative inline-flex h-6 w-10 shrink-0">
        <input
          type="checkbox"
          role="switch"
          {...own}
          className={clsx(
            "peer h-6 w-10 appearance-none rounded-pill border border-border-strong bg-sunken transition-colors",
            "checked:border-brand checked:bg-brand disabled:opacity-55",
          )}
        />
        <span className="pointer-events-none absolute left-1 top-1 size-4 rounded-pill bg-border-strong transition-transform peer-checked:translate-x-4 peer-checked:bg-on-brand" />
      </span>
    </label>
  );
}
