import type { ReactNode } from "react";
import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import { clsx } from "clsx";

export type StatProps = {
  label: string;
  /** Already formatted; "–" where unknown, never a made-up zero. */
  value: ReactNode;
  /** Against the period before: what it says, where it went, and whether that is good. */
  change?: { text: string; direction: "up" | "down" | "flat"; good: boolean | null };
  /** What exactly is counted. */
  hint?: string;
};

const arrows = { up: ArrowUpRight, down: ArrowDownRight, flat: ArrowRight };

/** One number with its name and its change. Wrap it in a link to what it counts. */
export function Stat({ label, value, change, hint }: StatProps) {
  const Arrow = change ? arrows[change.direction] : null;
  return (
    <div className="min-w-0 space-y-1" title={hint}>
      <p className="truncate text-sm text-muted">{label}</p>
      <p className="text-2xl font-semibold tabular-nums tracking-tight">{value}</p>
      {change && Arrow && (
        <p className={clsx("flex items-center gap-1 text-xs", change.good === null ? "text-muted" : change.good ? "text-success" : "text-danger")}>
          <Arrow className="size-3.5 shrink-0" aria-hidden="true" />
          {change.text}
        </p>
      )}
    </div>
  );
}
