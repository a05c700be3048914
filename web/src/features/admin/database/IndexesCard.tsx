import { useState } from "react";
import type { DatabaseFigures } from "../../../../../contract/insight.ts";
import { formatNumber } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminDatabaseTexts } from "../../../texts/en/admin-database.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { Table, type Column, type Sort } from "../../../ui/Table.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { SearchBox } from "../SearchBox.tsx";
import { byteSize, sorted, type Orders } from "./figures.ts";
import { Folding, mono, shownFirst } from "./Folding.tsx";

const t = textsOf(adminDatabaseTexts);

type Index = DatabaseFigures["indexes"][number];

const orders: Orders<Index> = {
  index: (row) => row.index, table: (row) => row.table, scans: (row) => row.scans, rowsRead: (row) => row.rowsRead, size: (row) => row.bytes,
  lastScan: (row) => (row.lastScanAt ? Date.parse(row.lastScanAt) : null),
};

function columns(): Column<Index>[] {
  return [
    {
      key: "index", header: t("index"), sortable: true,
      cell: ({ index, table, unused }) => (
        <div className="min-w-44">
          <span className="font-mono text-xs [overflow-wrap:anywhere]">{index}</span>
          <span className="block font-mono text-xs text-muted [overflow-wrap:anywhere]">{table}</span>
          {unused && <Badge tone="warning" className="mt-0.5">{t("unused")}</Badge>}
        </div>
      ),
    },
    { key: "scans", header: t("scans"), align: "right", sortable: true, className: mono, cell: ({ scans }) => formatNumber(scans) },
    { key: "rowsRead", header: t("rowsRead"), align: "right", sortable: true, className: mono, from: "sm", cell: ({ rowsRead }) => formatNumber(rowsRead) },
    { key: "size", header: t("size"), align: "right", sortable: true, className: mono, cell: ({ bytes }) => byteSize(bytes) },
    { key: "lastScan", header: t("lastScan"), align: "right", sortable: true, from: "md", className: "whitespace-nowrap text-xs", cell: ({ lastScanAt }) => (lastScanAt ? <TimeAgo time={lastScanAt} /> : t("never")) },
  ];
}

/** Indexes with their use; those that only cost can be shown alone. */
export function IndexesCard({ indexes }: { indexes: readonly Index[] }) {
  const [sort, setSort] = useState<Sort>({ key: "scans", direction: "desc" });
  const [q, setQ] = useState("");
  const [all, setAll] = useState(false);
  const [onlyUnused, setOnlyUnused] = useState(false);
  const unused = indexes.filter((index) => index.unused).length;
  const wanted = q.trim().toLowerCase();
  const found = sorted(indexes, sort, orders).filter((row) => (!onlyUnused || row.unused) && `${row.table} ${row.index}`.includes(wanted));
  return (
    <Card flush title={t("indexUse")} description={t("indexHint", { unused })}>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 border-y border-border px-4 py-3 sm:px-5">
        <div className="min-w-48 flex-1">
          <SearchBox label={t("searchIndexes")} value={q} onChange={setQ} />
        </div>
        <Checkbox label={t("onlyUnused")} checked={onlyUnused} onChange={(event) => setOnlyUnused(event.target.checked)} />
      </div>
      <Table caption={t("indexUse")} columns={columns()} rows={all ? found : found.slice(0, shownFirst)} rowKey={({ schema, index }) => `${schema}.${index}`} sort={sort} onSort={setSort} empty={<p className="px-4 py-6 text-center text-sm text-muted">{wanted ? t("nothingFound", { q: q.trim() }) : t("noUnused")}</p>} />
      <Folding count={found.length} all={all} onTurn={() => setAll(!all)} />
    </Card>
  );
}
