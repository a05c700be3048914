import { clsx } from "clsx";
import type { SlaClock } from "../../../../../contract/sla.ts";
import { formatDateTime } from "../../../lib/format.ts";
import { formatDuration } from "../../../lib/format-duration.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminSlaTexts } from "../../../texts/en/admin-sla.ts";
import { clockLine } from "./clock-line.ts";
import { isMissed, segmentWords } from "./clock-words.ts";

const t = textsOf(adminSlaTexts);

/** Stretches shown: a clock that stood still every night of a year has hundreds. */
const mostShown = 20;
const percent = (share: number): string => `${share * 100}%`;

/** The time of the promise as a line, with a mark where it is due and notches where the clock stood still. The words under it say the same. */
function Line({ clock }: { clock: SlaClock }) {
  const { used, late, due, pauses } = clockLine(clock);
  return (
    <div className="relative h-2.5" aria-hidden="true">
      <div className="absolute inset-x-0 top-0.5 flex h-1.5 overflow-hidden rounded-pill bg-subtle">
        <span className={isMissed(clock) && late === 0 ? "bg-danger" : "bg-brand"} style={{ width: percent(used) }} />
        <span className="bg-danger" style={{ width: percent(late) }} />
      </div>
      {pauses.map((at) => <span key={at} className="absolute top-0.5 h-1.5 w-0.5 -translate-x-1/2 bg-border-strong" style={{ left: percent(at) }} />)}
      {due !== null && <span className={clsx("absolute top-0 h-2.5 w-0.5 -translate-x-full rounded-pill", isMissed(clock) ? "bg-danger" : "bg-text")} style={{ left: percent(due) }} />}
    </div>
  );
}

/** How much of a promise's time is used; opened with a tap or a key, what counted and why the rest did not (DK-11). */
export function ClockDetails({ clock }: { clock: SlaClock }) {
  const { segments, budgetSeconds, consumedSeconds, breachedAt, dueAt, state } = clock;
  const used = formatDuration(consumedSeconds);
  const due = breachedAt ?? (state === "running" || state === "paused" ? dueAt : null);
  const earlier = segments.length - mostShown;
  return (
    <>
      <Line clock={clock} />
      <details className="text-xs text-muted">
        <summary className="cursor-pointer touch:py-2.5">
          {budgetSeconds === null ? t("usedOnly", { used }) : t("used", { used, budget: formatDuration(budgetSeconds) })}
          {due && <> · {t(breachedAt ? "wasDueAt" : "dueAt", { time: formatDateTime(due) })}</>}
        </summary>
        <p className="pt-1">{t("byPolicy", { name: clock.policy.name })}</p>
        <ul className="list-disc space-y-0.5 pl-4 pt-1">
          {earlier > 0 && <li>{t("earlierStretches", { count: earlier })}</li>}
          {segments.slice(-mostShown).map((segment) => <li key={`${segment.from} ${segment.kind}`}>{segmentWords(segment)}</li>)}
          {segments.length === 0 && <li>{t("nothingCounted")}</li>}
        </ul>
      </details>
    </>
  );
}
