import { ArrowDownRight, ArrowRight, ArrowUpRight } from "lucide-react";
import { clsx } from "clsx";
import { Link } from "wouter";
import type { Change, ShownNumber } from "./dashboard-numbers.ts";

/** The grid of the numbers, also of their grey shapes. */
export const numbersGrid = "grid grid-cols-1 gap-3 min-[22rem]:grid-cols-2 sm:gap-4 xl:grid-cols-4";

const arrows = { up: ArrowUpRight, down: ArrowDownRight, flat: ArrowRight };

function ChangeLine({ change }: { change: Change }) {
  const Arrow = arrows[change.direction];
  return (
    <span className={clsx("flex gap-1 text-xs", change.good === null ? "text-muted" : change.good ? "text-success" : "text-danger")}>
      <Arrow className="mt-px size-3.5 shrink-0" aria-hidden="true" />
      <span className="text-pretty">{change.text}</span>
    </span>
  );
}

/** The numbers of the dashboard, each a link to what it counts (AD-1). */
export function Numbers({ numbers }: { numbers: readonly ShownNumber[] }) {
  return (
    <ul className={numbersGrid}>
      {numbers.map(({ key, label, value, meaning, href, leads, change }) => {
        const inside = (
          <>
            <span className="text-sm font-medium text-muted">{label}</span>
            <span className="py-0.5 font-mono text-xl font-semibold tracking-tight sm:text-2xl">{value}</span>
            {change && <ChangeLine change={change} />}
            <span className="flex-1 pt-1 text-pretty text-sm text-muted max-sm:text-xs">{meaning}</span>
            <span className="pt-2 text-sm font-medium text-brand-text group-hover:underline">{leads}</span>
          </>
        );
        const looks = "group flex min-w-0 flex-1 flex-col rounded-lg border border-border bg-surface p-3.5 shadow-sm transition-colors hover:border-border-strong hover:bg-hover sm:p-4";
        return (
          <li key={key} className="flex min-w-0">
            {/* A place on this very page is the browser's own business. */}
            {href.includes("#") ? <a href={href} className={looks}>{inside}</a> : <Link href={href} className={looks}>{inside}</Link>}
          </li>
        );
      })}
    </ul>
  );
}
