import type { ReactNode } from "react";
import { clsx } from "clsx";

export type CardProps = {
  title?: string;
  /** Under the title. */
  description?: ReactNode;
  /** At the right of the title. */
  actions?: ReactNode;
  footer?: ReactNode;
  /** Without inner padding, for lists and tables that go to the edge. */
  flush?: boolean;
  className?: string;
  children?: ReactNode;
};

/** A sheet of paper on the page: one subject, optionally with a title. */
export function Card({ title, description, actions, footer, flush = false, className, children }: CardProps) {
  return (
    <section className={clsx("min-w-0 overflow-hidden rounded-lg border border-border bg-surface shadow-sm", className)}>
      {(title || actions) && (
        <header className={clsx("flex items-start gap-3 px-4 pt-4 sm:px-5", flush && "pb-3")}>
          <div className="min-w-0 flex-1">
            {title && <h2 className="font-semibold leading-snug">{title}</h2>}
            {description && <p className="mt-0.5 text-sm text-muted">{description}</p>}
          </div>
          {actions && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
        </header>
      )}
      {flush ? children : <div className={clsx("px-4 pb-4 sm:px-5 sm:pb-5", title || actions ? "pt-3" : "pt-4 sm:pt-5")}>{children}</div>}
      {footer && <footer className="border-t border-border bg-sunken/60 px-4 py-3 text-sm text-muted sm:px-5">{footer}</footer>}
    </section>
  );
}
