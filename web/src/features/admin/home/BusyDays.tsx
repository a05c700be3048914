import { formatNumber } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHomeTexts } from "../../../texts/en/admin-home.ts";
import { Card } from "../../../ui/Card.tsx";
import type { Home } from "../contract-types.ts";
import { perWeekday, weekdayWords, type Weekday } from "./weekdays.ts";

const t = textsOf(adminHomeTexts);

const amount = (average: number) => formatNumber(average, { maximumFractionDigits: 1 });

function Bars({ weekdays }: { weekdays: readonly Weekday[] }) {
  const top = Math.max(1, ...weekdays.map(({ average }) => average));
  return (
    <div role="img" aria-label={`${t("ticketsADay")}. ${weekdayWords(weekdays)}`} className="grid grid-cols-7 gap-1.5 sm:gap-3">
      {weekdays.map(({ name, short, average }) => (
        <div key={name} aria-hidden="true" className="flex min-w-0 flex-col items-center gap-1 text-xs text-muted">
          <div className="flex h-32 w-full flex-col items-center justify-end gap-1">
            <span className="font-mono text-text">{amount(average)}</span>
            <div className="w-full max-w-12 rounded-t-sm bg-brand/45" style={{ height: `${Math.max(1, (average / top) * 82)}%` }} />
          </div>
          <span className="max-w-full truncate">{short}</span>
        </div>
      ))}
    </div>
  );
}

/** "On which weekdays do tickets come?": words, a picture and a table, for whoever plans who works when. */
export function BusyDays({ days }: { days: Home["ticketsPerDay"] }) {
  const weekdays = perWeekday(days);
  if (weekdays.length === 0) return null;
  return (
    <Card title={t("whenDoTickets")} description={t("averagePerWeekday", { answer: weekdayWords(weekdays) })}>
      <Bars weekdays={weekdays} />
      <details className="group pt-3 text-sm">
        <summary className="inline-flex min-h-9 items-center font-medium text-brand-text touch:min-h-11">{t("showAsATable")}</summary>
        <table className="w-full max-w-xs text-sm">
          <caption className="sr-only">{t("weekdaysAsATable")}</caption>
          <thead className="text-left text-xs text-muted">
            <tr>
              <th scope="col" className="h-8 font-medium">{t("weekday")}</th>
              <th scope="col" className="px-3 text-right font-medium">{t("ticketsADay")}</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-border">
            {weekdays.map(({ name, average }) => (
              <tr key={name}>
                <th scope="row" className="py-1.5 text-left font-normal">{name}</th>
                <td className="px-3 text-right font-mono">{amount(average)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  );
}
