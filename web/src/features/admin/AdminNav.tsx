import { useEffect, useRef } from "react";
import { clsx } from "clsx";
import { Link, useLocation } from "wouter";
import type { Me } from "../../lib/session.ts";
import { adminEntries } from "./admin-nav.ts";

/** The pages of the administration: a list at the side on wide screens, a row to swipe on narrow ones. */
export function AdminNav({ me }: { me: Me }) {
  const [location] = useLocation();
  const row = useRef<HTMLElement>(null);
  useEffect(() => {
    const here = row.current?.querySelector<HTMLElement>('[aria-current="page"]');
    // Only the row moves: scrollIntoView would move the page as well.
    if (row.current && here) row.current.scrollLeft = here.offsetLeft - (row.current.clientWidth - here.clientWidth) / 2;
  }, [location]);
  const entries = adminEntries.filter(({ permission }) => me.permissions.includes(permission));
  // One page needs no way to the others.
  if (entries.length < 2) return null;
  return (
    <nav
      ref={row}
      aria-label="Administration"
      className="relative -mx-4 -mt-6 mb-5 flex gap-1 overflow-x-auto border-b border-border px-4 [scrollbar-width:none] sm:-mx-8 sm:px-8 lg:sticky lg:top-0 lg:m-0 lg:w-46 lg:shrink-0 lg:flex-col lg:self-start lg:overflow-visible lg:border-0 lg:px-0"
    >
      {entries.map(({ href, label, Icon }) => {
        const here = location === href;
        return (
          <Link
            key={href}
            href={href}
            aria-current={here ? "page" : undefined}
            className={clsx(
              "flex h-11 shrink-0 items-center gap-2.5 whitespace-nowrap px-3 text-sm font-medium transition-colors focus-visible:-outline-offset-2 lg:h-10 lg:rounded-md touch:lg:h-11",
              "max-lg:-mb-px max-lg:border-b-2",
              here ? "text-brand-text max-lg:border-brand-text lg:bg-brand-soft lg:text-on-brand-soft" : "text-muted hover:text-text max-lg:border-transparent lg:hover:bg-hover",
            )}
          >
            <Icon className="size-4 shrink-0" aria-hidden="true" />
            {label}
          </Link>
        );
      })}
    </nav>
  );
}
