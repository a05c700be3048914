import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { AlarmClock, Check, Pause, Timer } from "lucide-react";
import type { SlaClock } from "../../../../../contract/sla.ts";
import { api } from "../../../lib/api.ts";
import { useNow } from "../../../lib/clock.ts";
import { formatDateTime, formatDuration } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminSlaTexts } from "../../../texts/en/admin-sla.ts";
import { ContextSection } from "./ContextSection.tsx";

const t = textsOf(adminSlaTexts);

export const targetName = (target: SlaClock["target"]): string => t(({ first_response: "firstResponse", next_response: "nextResponse", resolution: "resolution" } as const)[target]);

/** What a clock says now, in words. */
function says(clock: SlaClock, now: number): string {
  const { state, reason, dueAt, consumedSeconds } = clock;
  if (state === "met") return t("met", { time: formatDuration(consumedSeconds) });
  if (state === "breached" && clock.metAt) return t("missedMet", { time: formatDuration(consumedSeconds) });
  if (state === "paused") return t(reason === "pending" ? "pausedPending" : reason === "closed" ? "pausedClosed" : "paused");
  if (state === "stopped") return t(reason === "closed" ? "pausedClosed" : "paused");
  if (!dueAt) return t(state === "breached" ? "missed" : "running");
  const left = (Date.parse(dueAt) - now) / 1000;
  return left >= 0 ? t("dueIn", { time: formatDuration(left) }) : t("overdueBy", { time: formatDuration(-left) });
}

/** The clock as a line from its start: what ran, what was paused and why. */
function Line({ clock }: { clock: SlaClock }) {
  const first = clock.segments[0];
  const last = clock.segments.at(-1);
  if (!first || !last) return null;
  const from = Date.parse(first.from);
  const whole = Math.max(1, Date.parse(last.to) - from);
  return (
    <div className="flex h-1.5 overflow-hidden rounded-pill bg-subtle" aria-hidden="true">
      {clock.segments.map((segment) => (
        <span
          key={segment.from}
          title={`${formatDateTime(segment.from)} – ${formatDateTime(segment.to)}`}
          className={clsx(segment.kind === "paused" ? "bg-border-strong" : clock.state === "breached" ? "bg-danger" : "bg-brand")}
          style={{ width: `${((Date.parse(segment.to) - Date.parse(segment.from)) / whole) * 100}%` }}
        />
      ))}
    </div>
  );
}

/** Where the ticket stands with what was promised (DK-11). Nothing where nothing was. */
export function Clocks({ ticketId, version }: { ticketId: string; version: number }) {
  const now = useNow();
  const { data } = useQuery({
    queryKey: ["desk", "sla", ticketId, version], queryFn: ({ signal }) => api<{ clocks: SlaClock[] }>("GET", `/api/tickets/${ticketId}/sla`, { signal }),
    refetchInterval: 30_000, placeholderData: keepPreviousData,
  });
  if (!data || data.clocks.length === 0) return null;
  return (
    <ContextSection title={t("openClock")}>
      <ul className="space-y-3">
        {data.clocks.map((clock) => {
          const late = clock.state === "breached";
          const Icon = clock.state === "met" ? Check : clock.state === "paused" || clock.state === "stopped" ? Pause : late ? AlarmClock : Timer;
          return (
            <li key={`${clock.target} ${clock.round}`} className="space-y-1 text-sm" title={t("byPolicy", { name: clock.policy.name })}>
              <p className="flex items-start gap-2">
                <Icon className={clsx("mt-0.5 size-4 shrink-0", late ? "text-danger" : clock.state === "met" ? "text-success" : "text-muted")} aria-hidden="true" />
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{targetName(clock.target)}</span> <span className={late ? "text-danger" : "text-muted"}>{says(clock, now)}</span>
                </span>
              </p>
              <Line clock={clock} />
              <p className="text-xs text-muted">
                {clock.budgetSeconds !== null && t("used", { used: formatDuration(clock.consumedSeconds), budget: formatDuration(clock.budgetSeconds) })}
                {clock.dueAt && clock.state === "running" && <> · {t("dueAt", { time: formatDateTime(clock.dueAt) })}</>}
              </p>
            </li>
          );
        })}
      </ul>
    </ContextSection>
  );
}
