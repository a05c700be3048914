import type { ComponentPropsWithRef, MouseEvent, ReactNode } from "react";
import { clsx } from "clsx";
import { buttonClass, type ButtonSize, type ButtonVariant } from "./button-class.ts";
import { Spinner } from "./Spinner.tsx";

export type ButtonProps = ComponentPropsWithRef<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** As wide as its container. */
  block?: boolean;
  /** Shows a spinner in the same width and ignores clicks; keeps focus, unlike `disabled`. */
  loading?: boolean;
  /** Before the text. */
  icon?: ReactNode;
};

/** A button. Its type is "button" unless said, so that it never submits a form by accident. */
export function Button({ variant, size, block, loading = false, icon, className, children, onClick, ...rest }: ButtonProps) {
  const click = (event: MouseEvent<HTMLButtonElement>) => {
    if (loading) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      type="button"
      {...rest}
      aria-busy={loading || undefined}
      aria-disabled={loading || rest["aria-disabled"]}
      className={buttonClass({ variant, size, block, className })}
      onClick={click}
    >
      <span className={clsx("inline-flex items-center gap-[inherit]", loading && "opacity-0")}>
        {icon}
        {children}
      </span>
      {loading && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner label="" />
        </span>
      )}
    </button>
  );
}
