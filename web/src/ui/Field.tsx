import { createContext, use, useId, type ReactNode } from "react";
import { CircleAlert } from "lucide-react";
import { clsx } from "clsx";
import { textsOf } from "../lib/texts.ts";
import { uiTexts } from "../texts/en/ui.ts";

const t = textsOf(uiTexts);

type FieldWiring = { id: string; labelId: string; describedBy: string | undefined; invalid: boolean; required: boolean };

const FieldContext = createContext<FieldWiring | null>(null);

/**
 * The attributes that tie a control to the Field around it; the control's own attributes win.
 * Outside a Field it gives back what it was given.
 */
export function useFieldControl<P extends { id?: string; required?: boolean; "aria-describedby"?: string }>(own: P) {
  const field = use(FieldContext);
  if (!field) return own;
  const describedBy = [field.describedBy, own["aria-describedby"]].filter(Boolean).join(" ") || undefined;
  return {
    ...own,
    id: own.id ?? field.id,
    required: own.required ?? field.required,
    "aria-describedby": describedBy,
    "aria-invalid": field.invalid || undefined,
  };
}

/** The ids of the Field around a control that is no native form element. */
export function useField(): FieldWiring | null {
  return use(FieldContext);
}

export type FieldProps = {
  label: string;
  /** Hides the label from sight where the place makes it plain; screen readers still hear it. */
  labelHidden?: boolean;
  hint?: ReactNode;
  /** What is wrong and what to do. Announced when it appears. */
  error?: string | null;
  required?: boolean;
  /** Says "optional" behind the label; better than stars where most fields are required. */
  optional?: boolean;
  className?: string;
  children: ReactNode;
};

/** A label, a control, a hint and an error that belong together; the control inside wires itself by `useFieldControl`. */
export function Field({ label, labelHidden = false, hint, error, required = false, optional = false, className, children }: FieldProps) {
  const id = useId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [error ? errorId : "", hint ? hintId : ""].filter(Boolean).join(" ") || undefined;
  const wiring: FieldWiring = { id, labelId: `${id}-label`, describedBy, invalid: Boolean(error), required };
  return (
    <div className={clsx("flex min-w-0 flex-col gap-1.5", className)}>
      <label htmlFor={id} id={wiring.labelId} className={labelHidden ? "sr-only" : "text-sm font-medium text-text"}>
        {label}
        {optional && <span className="font-normal text-muted"> ({t("optional")})</span>}
      </label>
      <FieldContext value={wiring}>{children}</FieldContext>
      <div aria-live="polite" className={error ? "flex items-start gap-1.5 text-sm text-danger" : "sr-only"} id={errorId}>
        {error && (
          <>
            <CircleAlert className="mt-0.5 size-4 shrink-0" aria-hidden="true" />
            {error}
          </>
        )}
      </div>
      {hint && (
        <p id={hintId} className="text-sm text-muted">
          {hint}
        </p>
      )}
    </div>
  );
}
