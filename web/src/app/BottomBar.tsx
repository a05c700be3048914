import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Link, useLocation } from "wouter";
import { isUnder, type NavEntry } from "./nav-entry.ts";

/** The navigation under the thumb on phones. With very large text it is pushed sideways: nothing lies on top of anything. */
export function BottomBar({ label, entries, children }: { label: string; entries: readonly NavEntry[]; children?: ReactNode }) {
  const [location] = useLocation();
  return (
    <nav aria-label={label} className="flex shrink-0 items-stretch overflow-x-auto border-t border-border bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden">
      {entries.map(({ href, label: text, Icon, Badge }) => {
        const here = isUnder(location, href);
        return (
          <Link
            key={href}
            href={href}
            aria-current={here ? "page" : undefined}
            className={clsx("flex min-h-14 min-w-12 flex-1 flex-col items-center justify-center gap-0.5 text-xs font-medium", here ? "text-brand-text" : "text-muted")}
          >
            <span className="relative">
              <Icon className="size-5.5" aria-hidden="true" />
              {Badge && (
                <span className="absolute -top-2 left-3.5">
                  <Badge />
                </span>
              )}
            </span>
            <span className="max-w-full truncate px-1">{text}</span>
          </Link>
        );
      })}
      {children}
    </nav>
  );
}
