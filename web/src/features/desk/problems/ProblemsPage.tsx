import { useState } from "react";
import { OctagonAlert, Plus, Waves } from "lucide-react";
import { Link, useLocation } from "wouter";
import type { ProblemRow, Surge } from "../../../../../contract/desk-links.ts";
import { formatDateTime } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { buttonClass } from "../../../ui/button-class.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { Select } from "../../../ui/Select.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { StaffOnly } from "../../staff/StaffOnly.tsx";
import { useCategoryName } from "../desk-queries.ts";
import { ProblemDialog } from "./ProblemDialog.tsx";
import { useLiveProblems, useProblems, useSurges } from "./use-problems.ts";

const t = textsOf(deskLinksTexts);

function SurgeCard({ surge }: { surge: Surge }) {
  const categoryName = useCategoryName();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3.5 sm:px-5">
      <Waves className="size-5 shrink-0 text-warning" aria-hidden="true" />
      <div className="min-w-52 flex-1">
        <p className="font-medium">{t("surgeTitle", { count: surge.count })}</p>
        <p className="text-sm text-muted [overflow-wrap:anywhere]">
          {surge.words.join(", ")} · {t("surgeBetween", { time: formatDateTime(surge.firstAt), category: categoryName(surge.category) })}
        </p>
      </div>
      <Link href={`/desk/problems/surges/${surge.id}`} className={buttonClass({ size: "sm", variant: "primary" })}>{t("look")}</Link>
    </li>
  );
}

function ProblemLine({ problem }: { problem: ProblemRow }) {
  const categoryName = useCategoryName();
  return (
    <Link href={`/desk/problems/${problem.id}`} className="flex flex-wrap items-start gap-x-4 gap-y-1.5 px-4 py-3.5 hover:bg-hover sm:px-5">
      <span className="min-w-52 flex-1">
        <span className="flex flex-wrap items-center gap-2 font-medium [overflow-wrap:anywhere]">
          {problem.title} {problem.state === "resolved" && <Badge tone="success">{t("resolvedState")}</Badge>}
        </span>
        <span className="block text-sm text-muted">{t("ofProblem", { serial: problem.serial })} · {categoryName(problem.category)}{problem.owner && <> · {problem.owner.name}</>}</span>
      </span>
      <span className="text-sm sm:text-right">
        <span className="block">{t("ticketsCount", { count: problem.incidents })}</span>
        <span className="block text-muted">{problem.incidents > 0 && <>{t("unsolved", { count: problem.openIncidents })} · </>}<TimeAgo time={problem.updatedAt} /></span>
      </span>
    </Link>
  );
}

function Problems() {
  useLiveProblems();
  const [, navigate] = useLocation();
  const [state, setState] = useState<"open" | "resolved" | "">("open");
  const [opening, setOpening] = useState(false);
  const list = useProblems(state || undefined);
  const { data: surges } = useSurges();
  const proposed = surges?.items.filter((one) => one.state === "proposed") ?? [];
  const dismissed = surges?.items.filter((one) => one.state === "dismissed") ?? [];
  const open = <Button variant="primary" icon={<Plus className="size-4" />} onClick={() => setOpening(true)}>{t("openProblem")}</Button>;
  return (
    <div className="mx-auto max-w-4xl">
      <PageHeader title={t("problems")} description={t("problemsText")} above={<Link href="/desk" className="text-brand-text underline underline-offset-2">{t("toTheDesk")}</Link>} actions={open} />
      <div className="space-y-6">
        {proposed.length > 0 && (
          <Card flush title={t("proposed")}>
            <ul className="divide-y divide-border">{proposed.map((surge) => <SurgeCard key={surge.id} surge={surge} />)}</ul>
          </Card>
        )}
        {dismissed.length > 0 && (
          <Card flush title={t("decidedLately")}>
            <ul className="divide-y divide-border">{dismissed.map((surge) => <SurgeCard key={surge.id} surge={surge} />)}</ul>
          </Card>
        )}
        <Card flush title={t("problems")} actions={
          <Select aria-label={t("problems")} value={state} onChange={(event) => setState(event.target.value as typeof state)} className="w-40">
            <option value="open">{t("openState")}</option>
            <option value="resolved">{t("resolvedState")}</option>
            <option value="">{t("allStates")}</option>
          </Select>
        }>
          <InfiniteList list={list} label={t("problems")} itemKey={({ id }) => id} endText={null} empty={<EmptyState icon={<OctagonAlert />} title={t("noProblems")}>{t("noProblemsText")}</EmptyState>}>
            {(problem) => <ProblemLine problem={problem} />}
          </InfiniteList>
        </Card>
      </div>
      {opening && <ProblemDialog problem={null} onClose={() => setOpening(false)} onDone={({ id }) => navigate(`/desk/problems/${id}`)} />}
    </div>
  );
}

/** `/desk/problems`: surges that are proposed, and the problems (DK-13, DK-14). */
export default function ProblemsPage() {
  return <StaffOnly permission="ticket.read">{() => <Problems />}</StaffOnly>;
}
