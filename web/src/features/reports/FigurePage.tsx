import { ArrowLeft, ChartColumn, Download } from "lucide-react";
import { Link, useParams } from "wouter";
import { canGroup, figureKeys, groupings, type FigureKey, type Grouping } from "../../../../contract/desk-figures.ts";
import { textsOf } from "../../lib/texts.ts";
import { deskReportsTexts } from "../../texts/en/desk-reports.ts";
import { NotFound } from "../../app/NotFound.tsx";
import { Banner } from "../../ui/Banner.tsx";
import { buttonClass } from "../../ui/button-class.ts";
import { Card } from "../../ui/Card.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { Field } from "../../ui/Field.tsx";
import { PageHeader } from "../../ui/PageHeader.tsx";
import { Select } from "../../ui/Select.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { StaffOnly } from "../staff/StaffOnly.tsx";
import { Bars, PartsTable, Week } from "./BreakdownParts.tsx";
import { FigureCard } from "./FigureCard.tsx";
import { groupingName, nameOf, questionOf, splitTitle } from "./figure-words.ts";
import { RangePicker } from "./RangePicker.tsx";
import { RatingsCard } from "./RatingsCard.tsx";
import { csvPath, useBreakdown, useRange } from "./use-report.ts";

const t = textsOf(deskReportsTexts);

function Figure({ figure }: { figure: FigureKey }) {
  const range = useRange();
  const possible = groupings.filter((one) => canGroup(figure, one));
  const by: Grouping = possible.find((one) => one === range.search.get("by")) ?? "category";
  const { data, error, isFetching, refetch } = useBreakdown(figure, by, range.ask);
  const split = (to: string) => {
    const found = possible.find((one) => one === to);
    if (found) range.change({ by: found });
  };
  const back = new URLSearchParams(range.search);
  back.delete("by");
  const csv = <a href={csvPath(figure, by, range.ask)} download className={buttonClass({})}><Download className="size-4" aria-hidden="true" />{t("csv")}</a>;
  return (
    <div className="mx-auto max-w-5xl space-y-4">
      <PageHeader
        title={nameOf(figure)} description={questionOf(figure)} actions={data && csv}
        above={<Link href={`/staff/reports${back.size > 0 ? `?${back.toString()}` : ""}`} className="inline-flex min-h-9 items-center gap-1 hover:text-text touch:min-h-11"><ArrowLeft className="size-4" aria-hidden="true" />{t("allFigures")}</Link>}
      />
      <RangePicker range={range} period={data?.period} />
      {data?.period.recounting && <Banner tone="info">{t("recounting")}</Banner>}
      {data ? (
        <div className="space-y-4" aria-busy={isFetching}>
          <FigureCard figure={data.figure} period={data.period} />
          <Card title={splitTitle(figure, data.by)}
            actions={
              <Field label={t("by")} labelHidden className="w-44">
                <Select value={by} onChange={(event) => split(event.target.value)}>{possible.map((one) => <option key={one} value={one}>{groupingName(one)}</option>)}</Select>
              </Field>
            }
          >
            {data.rows.length === 0 ? <EmptyState icon={<ChartColumn />} title={t("nothingMeasured")}>{t("nothingYetText")}</EmptyState> : (
              <div className="space-y-5">
                {data.by === "hour" ? <Week report={data} /> : <Bars report={data} />}
                <PartsTable report={data} />
              </div>
            )}
          </Card>
          {figure === "satisfaction" && <RatingsCard ask={range.ask} />}
        </div>
      ) : error ? <ErrorState title={t("loadFailed")} error={error} onRetry={() => void refetch()} retrying={isFetching} />
        : <div role="status" aria-label={t("loading")} className="space-y-4"><Skeleton className="h-72 rounded-lg" /><Skeleton className="h-96 rounded-lg" /></div>}
    </div>
  );
}

/** `/staff/reports/:figure`: one figure with its parts, as bars, a table and a file (DK-17). */
export default function FigurePage() {
  const { figure } = useParams<{ figure: string }>();
  const known = figureKeys.find((key) => key === figure);
  return known ? <StaffOnly permission="ticket.read">{() => <Figure key={known} figure={known} />}</StaffOnly> : <NotFound home="/staff/reports" />;
}
