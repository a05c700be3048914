import { Download } from "lucide-react";
import { useSearchParams } from "wouter";
import { buttonClass } from "../../../ui/button-class.ts";
import { filterFrom, searchFrom } from "./audit-filter.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAuditTexts } from "../../../texts/en/admin-audit.ts";

const t = textsOf(adminAuditTexts);

/** Takes the entries that the list shows out as a file: all of them, not only those loaded (XX-6). */
export function ExportAudit() {
  const [search] = useSearchParams();
  return (
    <a href={`/api/admin/audit.csv?${searchFrom(filterFrom(search)).toString()}`} download className={buttonClass({ className: "gap-2" })}>
      <Download className="size-4" aria-hidden="true" />
      {t("exportCsv")}
    </a>
  );
}
