import { useState } from "react";
import { Card } from "../../../ui/Card.tsx";
import type { Home } from "../contract-types.ts";
import { countScale, keepingUpWords } from "./chart-scale.ts";
import { DayChart } from "./DayChart.tsx";
import { dayName } from "./day-name.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHomeTexts } from "../../../texts/en/admin-home.ts";

const t = textsOf(adminHomeTexts);

type Days = Home["ticketsPerDay"];

function DayTable({ days }: { days: Days }) {
  return (
    <div className="max-h-72 overflow-y-auto" tabIndex={0} role="region" aria-label={t("ticketsPerDayAs")}>
      <table className="w-full max-w-md text-sm tabular-nums">
        <caption className="sr-only">{t("ticketsCreatedAndSolved")}</caption>
        <thead className="sticky top-0 bg-surface text-left text-xs text-muted">
          <tr>
            <th scope="col" className="h-8 font-medium">{t("day")}</th>
            <th scope="col" className="px-3 text-right font-medium">{t("created")}</th>
            <th scope="col" className="px-3 text-right font-medium">{t("solved")}</th>
          </tr>
        </thead>
        <tbody className="divide-y divide-border">
          {[...days].reverse().map(({ day, created, solved }) => (
            <tr key={day}>
              <th scope="row" className="py-1.5 text-left font-normal">{dayName(day)}</th>
              <td className="px-3 text-right">{created}</td>
              <td className="px-3 text-right">{solved}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Legend({ days, at }: { days: Days; at: number | null }) {
  const day = at === null ? undefined : days[at];
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1 pb-3 text-sm">
      <span className="flex items-center gap-2">
        <span className="h-3.5 w-2.5 rounded-t-sm bg-brand/45" aria-hidden="true" />
        {t("created")} {day && <b className="tabular-nums">{day.created}</b>}
      </span>
      <span className="flex items-center gap-2">
        <span className="h-0.5 w-5 bg-success" aria-hidden="true" />
        {t("solved")} {day && <b className="tabular-nums">{day.solved}</b>}
      </span>
      <span className="text-muted">{day ? dayName(day.day) : t("perDay")}</span>
    </div>
  );
}

/** "Are we keeping up?": tickets created and solved in the last 30 days, as words, a picture and a table. */
export function KeepingUp({ days }: { days: Days }) {
  const [at, setAt] = useState<number | null>(null);
  const scale = countScale(Math.max(0, ...days.flatMap(({ created, solved }) => [created, solved])));
  return (
    <Card title={t("areWeKeepingUp")} description={t("ticketsCreatedAndSolvedLast", { days: keepingUpWords(days) })}>
      <Legend days={days} at={at} />
      <DayChart days={days} scale={scale} at={at} onPoint={setAt} />
      <details className="group pt-3 text-sm">
        <summary className="inline-flex min-h-9 items-center font-medium text-brand-text touch:min-h-11">{t("showAsATable")}</summary>
        <DayTable days={days} />
      </details>
    </Card>
  );
}
