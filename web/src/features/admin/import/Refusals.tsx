import { Download } from "lucide-react";
import type { DeskImport } from "../../../../../contract/desk-import.ts";
import { fromServer, textsOf } from "../../../lib/texts.ts";
import { adminImportTexts } from "../../../texts/en/admin-import.ts";
import { buttonClass } from "../../../ui/button-class.ts";
import { Card } from "../../../ui/Card.tsx";
import { Table, type Column } from "../../../ui/Table.tsx";
import { importPath } from "./use-imports.ts";

const t = textsOf(adminImportTexts);

type Refusal = DeskImport["refusals"][number];
const placeOf = { line: ({ line }: Refusal) => line, record: ({ record }: Refusal) => record };
const idOf = ({ sourceId }: Refusal) => <span className="[overflow-wrap:anywhere]">{sourceId ?? "–"}</span>;
const reasonOf = ({ reason }: Refusal) => <span className="[overflow-wrap:anywhere]">{fromServer(reason)}</span>;

/** A line says where to look in a CSV; JSON may be all on one. */
function columnsOf(place: "line" | "record"): Column<Refusal>[] {
  return [
    { key: place, header: t(place), align: "right", cell: placeOf[place] }, { key: "id", header: t("sourceId"), cell: idOf, from: "sm" },
    { key: "reason", header: t("reason"), cell: reasonOf, className: "w-full" },
  ];
}

/** The refused records with line and reason, and the file with all of them. */
export function Refusals({ one, count }: { one: DeskImport; count: number }) {
  // They go with the stored file.
  if (count === 0 || one.refusals.length === 0) return null;
  const download = one.abilities.refusedFile && (
    <a href={`${importPath(one.id)}/refused`} download className={buttonClass({ size: "sm", className: "gap-1.5" })}>
      <Download className="size-4" aria-hidden="true" />
      {t("downloadRefused")}
    </a>
  );
  return (
    <Card flush title={t("refusedRows")} description={count > one.refusals.length ? t("refusedText", { count: one.refusals.length, all: count }) : t("refusedAll")}>
      {download && <div className="px-4 pb-3 sm:px-5">{download}</div>}
      <Table caption={t("refusedRows")} rows={one.refusals} rowKey={({ record }) => String(record)}
        columns={columnsOf(one.found?.format === "json" ? "record" : "line")}
      />
    </Card>
  );
}
