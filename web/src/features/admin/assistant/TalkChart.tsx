import type { AssistantFigures } from "../../../../../contract/assistant.ts";
import { formatCalendarDay } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { Card } from "../../../ui/Card.tsx";
import { Table } from "../../../ui/Table.tsx";

const t = textsOf(adminAssistantTexts);
const height = 100;
const dayWidth = 10;

const dayWords = (day: string) => formatCalendarDay(day, { day: "numeric", month: "short" });

/** Talks by day, the part that became tickets below: told apart by height and shade, and by the table under it. */
export function TalkChart({ days }: { days: AssistantFigures["byDay"] }) {
  const top = Math.max(1, ...days.map(({ talks }) => talks));
  const tall = (count: number) => (count / top) * height;
  const [first] = days;
  const last = days.at(-1);
  return (
    <Card title={t("talksChart")}>
      <div className="space-y-2 text-xs text-muted">
        <div className="flex gap-2">
          <div className="flex w-6 flex-col justify-between text-right tabular-nums" aria-hidden="true"><span>{top}</span><span>0</span></div>
          <svg role="img" aria-label={t("talksChart")} viewBox={`0 0 ${days.length * dayWidth} ${height}`} preserveAspectRatio="none" className="block h-36 min-w-0 flex-1 border-b border-border">
            {days.map(({ day, talks, handedOff }, at) => (
              <g key={day}>
                <rect x={at * dayWidth + 1.5} width={dayWidth - 3} y={height - tall(talks)} height={tall(talks)} className="fill-brand/35" />
                <rect x={at * dayWidth + 1.5} width={dayWidth - 3} y={height - tall(handedOff)} height={tall(handedOff)} className="fill-brand" />
              </g>
            ))}
          </svg>
        </div>
        <div className="flex justify-between pl-8"><span>{first && dayWords(first.day)}</span><span>{last && dayWords(last.day)}</span></div>
        <p className="flex flex-wrap gap-x-4 pl-8">
          <span className="flex items-center gap-1.5"><span className="size-3 rounded-sm bg-brand/35" aria-hidden="true" />{t("talks")}</span>
          <span className="flex items-center gap-1.5"><span className="size-3 rounded-sm bg-brand" aria-hidden="true" />{t("handedOff")}</span>
        </p>
      </div>
      <details className="pt-3 text-sm">
        <summary className="cursor-pointer font-medium text-brand-text touch:py-2.5">{t("asTable")}</summary>
        <div className="max-h-80 overflow-y-auto pt-2">
          <Table caption={t("talksChart")} rows={days.toReversed()} rowKey={({ day }) => day} columns={[
            { key: "day", header: t("day"), cell: ({ day }) => dayWords(day) },
            { key: "talks", header: t("talks"), align: "right", cell: ({ talks }) => talks },
            { key: "handedOff", header: t("handedOff"), align: "right", cell: ({ handedOff }) => handedOff },
          ]} />
        </div>
      </details>
    </Card>
  );
}
