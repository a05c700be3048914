import type { ReactNode } from "react";
import { useTitle } from "../lib/brand.ts";

export type PageHeaderProps = {
  title: string;
  description?: ReactNode;
  /** Above the title: a link back, a number. */
  above?: ReactNode;
  actions?: ReactNode;
  /** In the style of public pages. */
  display?: boolean;
};

/** The head of a page: its one h1, which is also the title of the browser tab. */
export function PageHeader({ title, description, above, actions, display = false }: PageHeaderProps) {
  useTitle(title);
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 pb-5">
      <div className="min-w-0 max-w-2xl flex-1 basis-64 space-y-1">
        {above && <div className="text-sm text-muted">{above}</div>}
        <h1 className={display ? "font-display text-3xl font-bold tracking-tight" : "text-xl font-semibold tracking-tight sm:text-2xl"}>{title}</h1>
        {description && <div className="text-pretty text-muted">{description}</div>}
      </div>
      {actions && <div className="flex max-w-full shrink-0 flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
