import type { ReactNode } from "react";
import { formatDay } from "../lib/format-ago.ts";
import { useNow } from "../lib/clock.ts";
import { TimeAgo } from "./TimeAgo.tsx";

export type TimelineEventProps = { icon: ReactNode; children: ReactNode; time: string };

/** One thing that happened, on a line of its own: who did what, when. For use between bubbles or in a Timeline. */
export function TimelineEvent({ icon, children, time }: TimelineEventProps) {
  return (
    <div className="flex items-start gap-2.5 text-sm text-muted">
      <span className="grid size-6 shrink-0 place-items-center rounded-pill border border-border bg-surface [&>svg]:size-3.5" aria-hidden="true">
        {icon}
      </span>
      <p className="min-w-0 flex-1 pt-0.5 [overflow-wrap:anywhere]">
        {children} <span aria-hidden="true">·</span> <TimeAgo time={time} className="whitespace-nowrap text-xs" />
      </p>
    </div>
  );
}

/** What happened, in order, joined by a line. */
export function Timeline({ label, events }: { label: string; events: readonly (TimelineEventProps & { id: string })[] }) {
  return (
    <ol aria-label={label} className="relative space-y-4 before:absolute before:bottom-3 before:left-3 before:top-3 before:w-px before:bg-border">
      {events.map(({ id, ...event }) => (
        <li key={id} className="relative">
          <TimelineEvent {...event} />
        </li>
      ))}
    </ol>
  );
}

/** A heading between messages of different days: "Today", "Yesterday", a date. */
export function DayDivider({ day }: { day: string }) {
  const now = useNow();
  return (
    <div className="flex items-center gap-3 py-2 text-xs font-medium text-muted before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
      {formatDay(day, now)}
    </div>
  );
}
