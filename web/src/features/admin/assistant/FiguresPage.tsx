import { Bot } from "lucide-react";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useSearchParams } from "wouter";
import type { AssistantFigures } from "../../../../../contract/assistant.ts";
import { api } from "../../../lib/api.ts";
import { formatNumber } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAssistantTexts } from "../../../texts/en/admin-assistant.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { Field } from "../../../ui/Field.tsx";
import { Select } from "../../../ui/Select.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { AdminPage } from "../AdminPage.tsx";
import { AssistantNav } from "./AssistantNav.tsx";
import { Figure, figureGrid } from "./Figure.tsx";
import { QuestionGroups } from "./QuestionGroups.tsx";
import { TalkChart } from "./TalkChart.tsx";

const t = textsOf(adminAssistantTexts);
const ranges = [7, 30, 90] as const;

const share = (value: number | null) => (value === null ? "–" : formatNumber(value, { style: "percent", maximumFractionDigits: 0 }));
const sum = ({ helpful, notHelpful }: AssistantFigures["votes"]) => helpful + notHelpful;

function Numbers({ figures }: { figures: AssistantFigures }) {
  const { days, votes, articleVotes, before } = figures;
  const earlier = (value: string) => t("before", { value, days });
  const voted = sum(votes);
  return (
    <ul className={figureGrid}>
      <Figure name={t("talks")} value={formatNumber(figures.talks)} means={t("talksMeans")} lines={[earlier(formatNumber(before.talks))]} />
      <Figure name={t("containment")} value={share(figures.containment)} means={t("containmentMeans")} lines={[earlier(share(before.containment))]} />
      <Figure name={t("handedOff")} value={formatNumber(figures.handedOff)} means={t("handedOffMeans")} lines={[t("takenOver", { count: figures.takenOver }), earlier(formatNumber(before.handedOff))]} />
      <Figure name={t("helped")} value={voted === 0 ? "–" : share(votes.helpful / voted)} means={t("helpedMeans")} lines={[
        t("helpedOf", { yes: votes.helpful, all: voted }), ...(articleVotes ? [t("articleVotes", { yes: articleVotes.helpful, all: sum(articleVotes) })] : []),
      ]} />
    </ul>
  );
}

function Figures() {
  const [search, setSearch] = useSearchParams();
  const days = ranges.find((one) => String(one) === search.get("days")) ?? 30;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    queryKey: ["admin", "assistant", "figures", days], queryFn: ({ signal }) => api<AssistantFigures>("GET", `/api/admin/assistant/figures?days=${days}`, { signal }), placeholderData: keepPreviousData,
  });
  return (
    <div className="space-y-5">
      <Field label={t("range")} className="max-w-52">
        <Select value={days} onChange={(event) => setSearch({ days: event.target.value }, { replace: true })}>
          {ranges.map((one) => <option key={one} value={one}>{t("rangeDays", { days: one })}</option>)}
        </Select>
      </Field>
      {!data && <Card>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={8} />}</Card>}
      {data && (
        <div className="space-y-5" aria-busy={isPlaceholderData}>
          <Numbers figures={data} />
          {data.talks === 0 ? <Card><EmptyState icon={<Bot />} title={t("noTalks")}>{t("noTalksText")}</EmptyState></Card> : <TalkChart days={data.byDay} />}
          <QuestionGroups figures={data} />
        </div>
      )}
    </div>
  );
}

/** `/admin/assistant/figures`: how much the help bot settles, and what it can't answer yet (AS-11). */
export default function FiguresPage() {
  return (
    <AdminPage permission="insight.read" title={t("helpBot")} description={t("figuresLead")}>
      {() => (
        <>
          <AssistantNav />
          <Figures />
        </>
      )}
    </AdminPage>
  );
}
