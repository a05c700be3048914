import { Flag } from "lucide-react";
import { useSearchParams } from "wouter";
import type { Report } from "../../../../../contract/reports.ts";
import { textsOf } from "../../../lib/texts.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { adminReportsTexts } from "../../../texts/en/admin-reports.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { Select } from "../../../ui/Select.tsx";
import { AdminPage } from "../AdminPage.tsx";
import { ReportLine } from "./ReportLine.tsx";
import { reportsKey } from "./reports-key.ts";

const t = textsOf(adminReportsTexts);

function Reports() {
  const [search, setSearch] = useSearchParams();
  const asked = search.get("state");
  const state = asked === "decided" || asked === "all" ? asked : "open";
  const list = usePages<Report>([...reportsKey, state], "/api/reports", state === "all" ? {} : { state });
  return (
    <>
      <Field label={t("show")} className="w-full pb-4 sm:w-56">
        <Select value={state} onChange={(event) => setSearch({ state: event.target.value }, { replace: true })}>
          <option value="open">{t("open")}</option>
          <option value="decided">{t("decided")}</option>
          <option value="all">{t("allReports")}</option>
        </Select>
      </Field>
      <Card flush>
        <InfiniteList
          list={list}
          label={t("reports")}
          itemKey={({ id }) => id}
          empty={
            <EmptyState icon={<Flag />} title={state === "open" ? t("nothingOpen") : t("nothing")}>
              {t("nothingOpenHint")}
            </EmptyState>
          }
        >
          {(report) => <ReportLine report={report} />}
        </InfiniteList>
      </Card>
    </>
  );
}

/** `/admin/reports`: what members reported, and what moderators decide about it (MO-1). */
export default function ReportsPage() {
  return (
    <AdminPage permission="report.read" title={t("reports")} description={t("hint")}>
      {() => <Reports />}
    </AdminPage>
  );
}
