import type { ReactNode } from "react";
import { useTitle } from "../../lib/brand.ts";

/** A sheet with one form: signing in, signing up, a new password. */
export function AuthCard({ title, description, children, footer }: { title: string; description?: ReactNode; children: ReactNode; footer?: ReactNode }) {
  useTitle(title);
  return (
    <div className="mx-auto w-full max-w-md">
      <div className="rounded-lg border border-border bg-surface px-5 py-6 shadow-sm sm:px-8 sm:py-8">
        <h1 className="text-xl font-semibold tracking-tight sm:text-2xl">{title}</h1>
        {description && <div className="mt-1.5 text-pretty text-muted">{description}</div>}
        <div className="mt-6 space-y-5">{children}</div>
      </div>
      {footer && <div className="flex flex-wrap items-baseline justify-center gap-x-1.5 gap-y-1 px-4 pt-5 text-center text-sm text-muted">{footer}</div>}
    </div>
  );
}

/** A link in running text of these pages; tall enough for a finger. */
export const textLink = "font-medium text-brand-text underline underline-offset-2 touch:inline-block touch:py-2";
