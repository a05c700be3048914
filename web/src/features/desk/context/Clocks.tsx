import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { clsx } from "clsx";
import { AlarmClock, Check, Minus, Pause, Timer } from "lucide-react";
import type { SlaClock } from "../../../../../contract/sla.ts";
import { api } from "../../../lib/api.ts";
import { useNow } from "../../../lib/clock.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminSlaTexts } from "../../../texts/en/admin-sla.ts";
import { ClockDetails } from "./ClockDetails.tsx";
import { clockWords, isMissed, targetName } from "./clock-words.ts";
import { ContextSection } from "./ContextSection.tsx";

const t = textsOf(adminSlaTexts);

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
          const missed = isMissed(clock);
          const Icon = missed ? AlarmClock : clock.state === "met" ? Check : clock.state === "stopped" ? Minus : clock.state === "paused" ? Pause : Timer;
          return (
            <li key={`${clock.target} ${clock.round}`} className="space-y-1 text-sm" title={t("byPolicy", { name: clock.policy.name })}>
              <p className="flex items-start gap-2">
                <Icon className={clsx("mt-0.5 size-4 shrink-0", missed ? "text-danger" : clock.state === "met" ? "text-success" : "text-muted")} aria-hidden="true" />
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{targetName(clock.target)}</span> <span className={missed ? "text-danger" : "text-muted"}>{clockWords(clock, now)}</span>
                </span>
              </p>
              <ClockDetails clock={clock} />
            </li>
          );
        })}
      </ul>
    </ContextSection>
  );
}
