import { clsx } from "clsx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const looks: Record<ButtonVariant, string> = {
  primary: "bg-brand text-on-brand hover:bg-brand-hover shadow-sm",
  secondary: "bg-surface text-text border border-border-strong hover:bg-hover",
  ghost: "text-text hover:bg-hover active:bg-sunken",
  danger: "bg-danger-fill text-on-brand hover:bg-danger-hover shadow-sm",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-8 px-3 text-sm gap-1.5 touch:h-11",
  md: "h-10 px-4 text-sm gap-2 touch:h-11",
  lg: "h-12 px-5 text-base gap-2",
};

/** The looks of a button, also for links that lead on: `<Link className={buttonClass({ variant: "primary" })}>`. */
export function buttonClass(options: { variant?: ButtonVariant; size?: ButtonSize; block?: boolean; className?: string } = {}): string {
  const { variant = "secondary", size = "md", block = false, className } = options;
  return clsx(
    "relative inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-md font-medium no-underline",
    "transition-colors aria-busy:opacity-80",
    "disabled:border disabled:border-border disabled:bg-sunken disabled:text-muted disabled:shadow-none disabled:hover:bg-sunken",
    looks[variant],
    sizes[size],
    block && "w-full",
    className,
  );
}
