import type { ComponentPropsWithRef } from "react";
import { clsx } from "clsx";
import { controlClass } from "./control-class.ts";
import { useFieldControl } from "./Field.tsx";

/** A line of text. Inside a Field it takes its label, hint and error from there. */
export function Input({ className, ...own }: ComponentPropsWithRef<"input">) {
  const wired = useFieldControl(own);
  return <input type="text" {...wired} className={clsx(controlClass, className)} />;
}
