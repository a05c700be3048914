import { useQuery } from "@tanstack/react-query";
import { useParams } from "wouter";
import { api } from "../../../lib/api.ts";
import { formatDateTime, formatNumber, formatTime } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Card } from "../../../ui/Card.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { Table, type Column } from "../../../ui/Table.tsx";
import { useMay } from "../../../lib/session.ts";
import { AdminPage } from "../AdminPage.tsx";
import type { Receipt } from "../contract-types.ts";

const t = textsOf(adminPersonTexts);

function columns(): Column<Receipt["steps"][number]>[] {
  return [
    { key: "title", header: t("step"), cell: ({ title }) => <span className="[overflow-wrap:anywhere]">{title}</span> },
    { key: "count", header: t("things"), align: "right", className: "font-mono text-xs", cell: ({ count }) => formatNumber(count) },
    { key: "at", header: t("at"), align: "right", className: "whitespace-nowrap text-xs", cell: (step) => (step.doneAt ? formatTime(step.doneAt) : t("waitsStill")) },
  ];
}

function Shown({ receipt }: { receipt: Receipt }) {
  const { askedAt, startedAt, doneAt, steps } = receipt;
  const times = [[t("askedAt"), askedAt], [t("startedAt"), startedAt], [t("finishedAt"), doneAt]] as const;
  return (
    <div className="space-y-5">
      <Banner tone={doneAt ? "success" : "info"} title={doneAt ? t("allDone") : t("goesOn")}>{doneAt && t("whereDone")}</Banner>
      <Card>
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-sm">
          {times.map(([name, at]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd>{at ? formatDateTime(at) : t("notYet")}</dd>
            </div>
          ))}
        </dl>
      </Card>
      <Card flush>
        <Table
          caption={t("receiptSteps")}
          rows={steps}
          rowKey={({ name }) => name}
          empty={<p className="px-4 py-6 text-center text-sm text-muted">{t("noStepYet")}</p>}
          columns={columns()}
        />
      </Card>
    </div>
  );
}

/** `/admin/erasures/:id`: what an erasure has done, for whoever has to prove it (ID-13). It renews itself until all is done. */
export default function ReceiptPage() {
  const { id = "" } = useParams<{ id: string }>();
  const may = useMay("member.erase");
  const { data, error, refetch } = useQuery({
    queryKey: ["admin", "erasure", id], enabled: may, queryFn: ({ signal }) => api<Receipt>("GET", `/api/people/erasures/${encodeURIComponent(id)}/receipt`, { signal }),
    refetchInterval: (query) => (query.state.data?.doneAt ? false : 1_500),
  });
  return (
    <AdminPage permission="member.erase" title={t("receipt")} description={data && t("receiptHint", { pseudonym: data.pseudonym })}>
      {() => (data ? <Shown receipt={data} /> : error ? <ErrorState title={t("receiptNotLoaded")} error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={6} />)}
    </AdminPage>
  );
}
