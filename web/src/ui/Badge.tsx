import type { ReactNode } from "react";
import { clsx } from "clsx";
import { softTone, type Tone } from "./tone.ts";

export type BadgeProps = { tone?: Tone; icon?: ReactNode; children: ReactNode; className?: string };

/** A word or a number about something: a status, a tag, a count. */
export function Badge({ tone = "neutral", icon, children, className }: BadgeProps) {
  return (
    <span
      className={clsx(
        "inline-flex h-5.5 max-w-full shrink-0 items-center gap-1 align-middle whitespace-nowrap rounded-pill px-2 text-xs font-medium inset-ring inset-ring-current/15 [&>svg]:size-3.5 [&>svg]:shrink-0",
        softTone[tone],
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** How many are new or waiting; nothing at zero, "99+" above 99. Say of what by `label`. */
export function CountBadge({ count, label, className }: { count: number; label: string; className?: string }) {
  if (count <= 0) return null;
  return (
    <span className={clsx("inline-grid h-5 min-w-5 place-items-center rounded-pill bg-brand px-1.5 text-xs font-semibold tabular-nums text-on-brand", className)}>
      <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
      <span className="sr-only">
        {count} {label}
      </span>
    </span>
  );
}
