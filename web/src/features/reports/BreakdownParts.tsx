import type { Breakdown, ReportRow } from "../../../../contract/desk-reports.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskReportsTexts } from "../../texts/en/desk-reports.ts";
import { Table, type Column } from "../../ui/Table.tsx";
import { cellColumns, changeOf, groupingName, hourName, rowLabel, splitTitle, valueText, weekdayName } from "./figure-words.ts";
import { Few } from "./Few.tsx";

const t = textsOf(deskReportsTexts);

/** The parts as bars, the largest first; the numbers stand beside them and in the table. */
export function Bars({ report: { figure, by, rows } }: { report: Breakdown }) {
  const top = Math.max(0.0001, ...rows.map(({ now }) => now.value ?? 0));
  return (
    <ul className="space-y-2 text-sm">
      {rows.slice(0, 30).map((row) => (
        <li key={row.key} className="grid grid-cols-[minmax(6rem,12rem)_1fr] items-center gap-3">
          <span className="truncate" title={rowLabel(by, row)}>{rowLabel(by, row)}</span>
          <span className="flex min-w-0 items-center gap-2">
            <span className="h-4 min-w-0.5 rounded-sm bg-brand/60" style={{ width: `${((row.now.value ?? 0) / top) * 65}%` }} aria-hidden="true" />
            <span className="whitespace-nowrap tabular-nums">{valueText(figure.unit, row.now.value)}</span>
            <Few unit={figure.unit} cell={row.now} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** A week of hours: the darker, the more. Read by colour here and by number in the table below. */
export function Week({ report: { figure, by, rows } }: { report: Breakdown }) {
  const byHour = new Map(rows.map((row) => [Number(row.key), row]));
  const top = Math.max(0.0001, ...rows.map(({ now }) => now.value ?? 0));
  const days = [0, 1, 2, 3, 4, 5, 6], hours = Array.from({ length: 24 }, (_, hour) => hour);
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={splitTitle(figure.key, by)}>
      <div aria-hidden="true" className="grid min-w-144 grid-cols-[3rem_repeat(24,minmax(0,1fr))] gap-0.5 text-xs text-muted">
        {days.map((day) => [
          <span key={day} className="flex h-6 items-center">{weekdayName(day, "short")}</span>,
          ...hours.map((hour) => {
            const row = byHour.get(day * 24 + hour), value = row?.now.value ?? null;
            return (
              <span key={day * 24 + hour} title={`${rowLabel(by, { key: String(day * 24 + hour), label: null })}: ${valueText(figure.unit, value)}`} className="relative h-6 overflow-hidden rounded-sm bg-subtle">
                {value !== null && <span className="absolute inset-0 bg-brand" style={{ opacity: value === 0 ? 0 : 0.15 + 0.85 * (value / top) }} />}
              </span>
            );
          }),
        ])}
        <span />
        {hours.map((hour) => <span key={hour} className="whitespace-nowrap text-center">{hour % 6 === 0 ? hourName(hour) : ""}</span>)}
      </div>
    </div>
  );
}

type Line = ReportRow & { total?: boolean };

/** Every part with its figures, those of the period before, and the change. */
export function PartsTable({ report: { figure, by, rows } }: { report: Breakdown }) {
  const all: Line = { key: "all", label: t("total"), now: figure.now, before: figure.before, total: true };
  const lines: Line[] = [...rows, all];
  const columns: Column<Line>[] = [
    { key: "name", header: groupingName(by), cell: (row) => (row.total ? t("total") : rowLabel(by, row)), className: "min-w-32" },
    ...cellColumns(figure).map((column): Column<Line> => ({ key: column.key, header: column.header, align: "right", cell: (row) => column.text(row.now), className: "whitespace-nowrap" })),
    { key: "before", header: t("before"), align: "right", cell: (row) => valueText(figure.unit, row.before.value), className: "whitespace-nowrap" },
    { key: "change", header: t("change"), align: "right", cell: (row) => changeOf(figure.key, figure.unit, row.now.value, row.before.value)?.text ?? "–", className: "whitespace-nowrap" },
  ];
  return (
    <div className="max-h-128 overflow-y-auto">
      <Table caption={splitTitle(figure.key, by)} columns={columns} rows={lines} rowKey={(row) => (row.total ? "total" : `part ${row.key}`)} />
    </div>
  );
}
