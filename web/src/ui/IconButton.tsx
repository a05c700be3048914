import type { ComponentPropsWithRef, ReactNode } from "react";
import { clsx } from "clsx";
import { Spinner } from "./Spinner.tsx";

export type IconButtonProps = Omit<ComponentPropsWithRef<"button">, "aria-label" | "children"> & {
  /** Its name for screen readers and on hover. */
  label: string;
  icon: ReactNode;
  variant?: "ghost" | "secondary" | "primary";
  size?: "sm" | "md";
  round?: boolean;
  loading?: boolean;
};

const looks = {
  ghost: "text-muted hover:bg-hover hover:text-text",
  secondary: "border border-border-strong bg-surface text-text hover:bg-hover",
  primary: "bg-brand text-on-brand hover:bg-brand-hover",
};

/** A button that shows only an icon. At least 44 px under a finger. */
export function IconButton({ label, icon, variant = "ghost", size = "md", round = false, loading = false, className, onClick, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      aria-label={label}
      aria-busy={loading || undefined}
      aria-disabled={loading || rest["aria-disabled"]}
      onClick={(event) => (loading ? event.preventDefault() : onClick?.(event))}
      className={clsx(
        "inline-flex shrink-0 items-center justify-center transition-colors touch:size-11",
        "aria-busy:opacity-80 disabled:text-muted/60 disabled:hover:bg-transparent",
        variant !== "ghost" && "disabled:border disabled:border-border disabled:bg-sunken disabled:hover:bg-sunken",
        size === "sm" ? "size-8" : "size-10",
        round ? "rounded-pill" : "rounded-md",
        looks[variant],
        className,
      )}
    >
      {loading ? <Spinner label="" /> : icon}
    </button>
  );
}
