import { useState } from "react";
import type { TableFigures } from "../../../../../contract/insight.ts";
import { formatNumber } from "../../../lib/format.ts";
import { fromServer, textsOf } from "../../../lib/texts.ts";
import { adminDatabaseTexts } from "../../../texts/en/admin-database.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Table, type Column, type Sort } from "../../../ui/Table.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { SearchBox } from "../SearchBox.tsx";
import { byteSize, sorted, type Orders } from "./figures.ts";
import { Folding, mono, shownFirst } from "./Folding.tsx";

const t = textsOf(adminDatabaseTexts);

const orders: Orders<TableFigures> = {
  table: (row) => `${row.schema}.${row.table}`, rows: (row) => row.rows, total: (row) => row.bytes.total, data: (row) => row.bytes.table, indexes: (row) => row.bytes.indexes,
  large: (row) => row.bytes.toast, dead: (row) => row.deadRows, vacuumed: (row) => (row.lastVacuumAt ? Date.parse(row.lastVacuumAt) : null),
};

const size = (bytes: number) => <span title={t("bytes", { count: formatNumber(bytes) })}>{byteSize(bytes)}</span>;

function columns(): Column<TableFigures>[] {
  return [
    {
      key: "table", header: t("table"), sortable: true,
      cell: ({ schema, table, partitions, bloat }) => (
        <div className="min-w-44">
          <span className="font-mono text-xs [overflow-wrap:anywhere]">{schema === "public" ? table : `${schema}.${table}`}</span>
          {partitions > 0 && <span className="block text-xs text-muted">{t("partitions", { count: partitions })}</span>}
          {bloat && <span className="block max-w-72 text-pretty text-xs text-warning">{fromServer(bloat)}</span>}
        </div>
      ),
    },
    {
      key: "rows", header: t("rows"), align: "right", sortable: true, className: mono,
      cell: ({ rows, exact }) => (
        <>
          {exact ? "" : "≈ "}
          {formatNumber(rows)}
          <span className="block font-sans text-xs text-muted">{exact ? t("counted") : t("estimated")}</span>
        </>
      ),
    },
    { key: "total", header: t("total"), align: "right", sortable: true, className: mono, cell: ({ bytes }) => size(bytes.total) },
    { key: "data", header: t("data"), align: "right", sortable: true, className: mono, from: "sm", cell: ({ bytes }) => size(bytes.table) },
    { key: "indexes", header: t("indexes"), align: "right", sortable: true, className: mono, from: "sm", cell: ({ bytes }) => size(bytes.indexes) },
    { key: "large", header: t("large"), align: "right", sortable: true, className: mono, from: "lg", cell: ({ bytes }) => size(bytes.toast) },
    { key: "dead", header: t("dead"), align: "right", sortable: true, className: mono, cell: ({ deadRows }) => formatNumber(deadRows) },
    { key: "vacuumed", header: t("vacuumed"), align: "right", sortable: true, from: "md", className: "whitespace-nowrap text-xs", cell: ({ lastVacuumAt }) => (lastVacuumAt ? <TimeAgo time={lastVacuumAt} /> : <Badge>{t("never")}</Badge>) },
  ];
}

/** Tables with their rows and bytes, the largest first. */
export function TablesCard({ tables }: { tables: readonly TableFigures[] }) {
  const [sort, setSort] = useState<Sort>({ key: "total", direction: "desc" });
  const [q, setQ] = useState("");
  const [all, setAll] = useState(false);
  const found = sorted(tables, sort, orders).filter(({ schema, table }) => `${schema}.${table}`.includes(q.trim().toLowerCase()));
  return (
    <Card flush title={t("tables")} description={t("tablesHint", { count: tables.length })}>
      <div className="border-y border-border px-4 py-3 sm:px-5">
        <SearchBox label={t("searchTables")} value={q} onChange={setQ} />
      </div>
      <Table caption={t("tables")} columns={columns()} rows={all ? found : found.slice(0, shownFirst)} rowKey={({ schema, table }) => `${schema}.${table}`} sort={sort} onSort={setSort} empty={<p className="px-4 py-6 text-center text-sm text-muted">{t("nothingFound", { q: q.trim() })}</p>} />
      <Folding count={found.length} all={all} onTurn={() => setAll(!all)} />
    </Card>
  );
}
