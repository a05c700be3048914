import type { ComponentPropsWithRef } from "react";
import { ChevronDown } from "lucide-react";
import { clsx } from "clsx";
import { controlClass } from "./control-class.ts";
import { useFieldControl } from "./Field.tsx";

/** The device's own select with our looks: one choice of a few, best of all on phones. Give it `<option>`s. */
export function Select({ className, children, ...own }: ComponentPropsWithRef<"select">) {
  const wired = useFieldControl(own);
  return (
    <div className={clsx("relative", className)}>
      <select {...wired} className={clsx(controlClass, "appearance-none truncate pr-9")}>
        {children}
      </select>
      <ChevronDown className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-muted" aria-hidden="true" />
    </div>
  );
}
