import { useRef, useState, type ComponentPropsWithoutRef } from "react";
import { clsx } from "clsx";
import { controlBase } from "./control-class.ts";
import { useFieldControl } from "./Field.tsx";
import { useAutoGrow } from "./use-auto-grow.ts";

/** Several lines of text; grows with them up to 20 rem (or the `max-h-*` given), then scrolls. */
export function Textarea({ className, onChange, ...own }: ComponentPropsWithoutRef<"textarea">) {
  const area = useRef<HTMLTextAreaElement>(null);
  const wired = useFieldControl(own);
  const [typed, setTyped] = useState(String(own.defaultValue ?? ""));
  useAutoGrow(area, own.value === undefined ? typed : String(own.value));
  return (
    <textarea
      rows={3}
      {...wired}
      ref={area}
      onChange={(event) => {
        setTyped(event.target.value);
        onChange?.(event);
      }}
      className={clsx(controlBase, "block max-h-80 min-h-22 resize-none field-sizing-content px-3 py-2", className)}
    />
  );
}
