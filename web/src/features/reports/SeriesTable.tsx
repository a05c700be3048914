import type { ReportFigure, ReportPeriod } from "../../../../contract/desk-reports.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskReportsTexts } from "../../texts/en/desk-reports.ts";
import { Table, type Column } from "../../ui/Table.tsx";
import { cellColumns, nameOf } from "./figure-words.ts";
import { intervalName } from "./interval-name.ts";

const t = textsOf(deskReportsTexts);

/** What a chart shows, in numbers: each interval, and the whole time first. */
export function SeriesTable({ figure, period }: { figure: ReportFigure; period: ReportPeriod }) {
  const rows = [{ name: t("total"), cell: figure.now }, ...figure.series.map((cell, i) => ({ name: intervalName(period, i), cell }))];
  const columns: Column<(typeof rows)[number]>[] = [
    { key: "interval", header: t("interval"), cell: ({ name }) => name, className: "whitespace-nowrap" },
    // Ages of a backlog are known for the end of the time alone.
    ...cellColumns(figure).filter(({ key }) => figure.key !== "backlog" || key === "value").map((column): Column<(typeof rows)[number]> => ({ key: column.key, header: column.header, align: "right", cell: ({ cell }) => column.text(cell), className: "whitespace-nowrap" })),
  ];
  return (
    <div className="max-h-80 overflow-y-auto rounded-md border border-border">
      <Table caption={t("asATable", { name: nameOf(figure.key) })} columns={columns} rows={rows} rowKey={({ name }) => name} />
    </div>
  );
}
