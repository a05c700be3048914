import { ChartColumn } from "lucide-react";
import { Link } from "wouter";
import type { Overview } from "../../../../contract/desk-reports.ts";
import { formatDateTime } from "../../lib/format.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskReportsTexts } from "../../texts/en/desk-reports.ts";
import { Banner } from "../../ui/Banner.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { Card } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { StaffOnly } from "../staff/StaffOnly.tsx";
import { FigureCard } from "./FigureCard.tsx";
import { RangePicker } from "./RangePicker.tsx";
import { useOverview, useRange } from "./use-report.ts";

const t = textsOf(deskReportsTexts);
const grid = "grid grid-cols-1 items-start gap-4 lg:grid-cols-2 2xl:grid-cols-3";

function Figures({ data: { period, figures }, search }: { data: Overview; search: string }) {
  const empty = figures.every(({ now, before }) => now.n === 0 && before.n === 0);
  if (empty) {
    return (
      <Card>
        <EmptyState icon={<ChartColumn />} title={t("nothingYet")} action={<Link href="/desk" className={buttonClass({ variant: "primary" })}>{t("goToTheDesk")}</Link>}>{t("nothingYetText")}</EmptyState>
      </Card>
    );
  }
  return (
    <>
      <div className={grid}>
        {figures.map((figure) => <FigureCard key={figure.key} figure={figure} period={period} href={`/staff/reports/${figure.key}${search && `?${search}`}`} />)}
      </div>
      <p className="text-sm text-muted">{t("countedTo", { time: formatDateTime(period.countedTo) })}</p>
    </>
  );
}

function Reports() {
  const range = useRange();
  const { data, error, isFetching, refetch, isPlaceholderData } = useOverview(range.ask);
  return (
    <div className="mx-auto max-w-7xl space-y-4">
      <PageHeader title={t("title")} description={data && (data.period.everybody ? t("everybody") : t("onlyYours"))} />
      <RangePicker range={range} period={data?.period} />
      {data?.period.recounting && <Banner tone="info">{t("recounting")}</Banner>}
      {error && !isFetching && (!data || isPlaceholderData) ? <ErrorState title={t("loadFailed")} error={error} onRetry={() => void refetch()} retrying={isFetching} />
        : data ? <div className="space-y-4" aria-busy={isFetching}><Figures data={data} search={range.search.toString()} /></div>
        : <div role="status" aria-label={t("loading")} className={grid}>{[0, 1, 2, 3, 4, 5].map((at) => <Skeleton key={at} className="h-80 rounded-lg" />)}</div>}
    </div>
  );
}

/** `/staff/reports`: each figure of the desk as a question with its answer (DK-17). */
export default function ReportsPage() {
  return <StaffOnly permission="ticket.read">{() => <Reports />}</StaffOnly>;
}
