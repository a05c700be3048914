import { useState } from "react";
import { Pencil, RotateCcw, SearchX, X } from "lucide-react";
import { Link, useParams } from "wouter";
import type { DeskProblem } from "../../../../../contract/desk-links.ts";
import { ApiError, api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { useMe } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useAct } from "../../../lib/use-act.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { Input } from "../../../ui/Input.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { ProgressBar } from "../../../ui/ProgressBar.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { notify } from "../../../ui/toast.ts";
import { StaffOnly } from "../../staff/StaffOnly.tsx";
import { useCategoryName } from "../desk-queries.ts";
import { StatusSign } from "../StatusSign.tsx";
import type { LinkedTicket } from "../../../../../contract/desk-links.ts";
import { AnswerCard } from "./AnswerCard.tsx";
import { ProblemDialog } from "./ProblemDialog.tsx";
import { historyLine } from "./history-line.ts";
import { incidentsKey, useLiveProblems, useProblem, useTookProblem } from "./use-problems.ts";

const t = textsOf(deskLinksTexts);
type Incident = LinkedTicket & { how: "hand" | "surge" | "match"; attachedAt: string };

function Incidents({ problem }: { problem: DeskProblem }) {
  const took = useTookProblem();
  const list = usePages<Incident>(incidentsKey(problem.id), `/api/desk/problems/${problem.id}/incidents`);
  const [typed, setTyped] = useState("");
  const { busy, error, run } = useAct();
  const add = async () => {
    const tickets = typed.split(/[\s,;]+/).filter((one) => one !== "");
    if (tickets.length === 0) return;
    const before = problem.incidents;
    await run(async () => {
      const next = await api<DeskProblem>("POST", `/api/desk/problems/${problem.id}/incidents`, { body: { tickets } });
      took(next);
      setTyped("");
      notify({ tone: "success", title: t("added", { count: next.incidents - before }) });
    });
  };
  const takeOff = ({ id, number }: Incident) => {
    api<DeskProblem>("DELETE", `/api/desk/problems/${problem.id}/incidents/${id}`).then(
      (next) => {
        took(next);
        notify({ tone: "success", title: t("takenOff", { number }), action: { label: t("undo"), run: () => void api<DeskProblem>("POST", `/api/desk/problems/${problem.id}/incidents`, { body: { tickets: [id] } }).then(took) } });
      },
      (failure: unknown) => notify({ tone: "danger", title: t("failed"), description: describeError(failure) }),
    );
  };
  return (
    <Card flush title={`${t("tickets")} (${problem.incidents})`}>
      {problem.abilities.change && problem.state === "open" && (
        <form className="flex flex-wrap items-start gap-2 px-4 pb-3 sm:px-5" onSubmit={(event) => { event.preventDefault(); void add(); }}>
          <Input aria-label={t("addTickets")} placeholder={t("numbers")} value={typed} maxLength={2000} onChange={(event) => setTyped(event.target.value)} className="min-w-40 flex-1" />
          <Button type="submit" loading={busy}>{t("addTickets")}</Button>
          {Boolean(error) && <p role="alert" className="w-full text-sm text-danger">{describeError(error)}</p>}
        </form>
      )}
      <InfiniteList list={list} label={t("tickets")} itemKey={({ id }) => id} endText={null} empty={<p className="px-4 pb-4 text-sm text-muted sm:px-5">{t("noTickets")}</p>}>
        {(ticket) => (
          <div className="flex items-center gap-1 px-4 sm:px-5">
            <Link href={`/desk/tickets/${ticket.number}`} className="flex min-w-0 flex-1 items-start gap-2.5 py-2.5 text-sm hover:underline">
              <StatusSign status={ticket.status} className="mt-0.5" />
              <span className="min-w-0 flex-1">
                <span className="block truncate">{ticket.subject}</span>
                <span className="block text-xs text-muted">
                  <span className="font-mono">{ticket.number}</span> · {ticket.requester.name} · <TimeAgo time={ticket.createdAt} />
                  {ticket.how !== "hand" && <> · {ticket.how === "surge" ? t("howSurge") : t("howMatch")}</>}
                </span>
              </span>
            </Link>
            {problem.abilities.change && <IconButton size="sm" label={t("takeOff", { number: ticket.number })} icon={<X className="size-4" />} onClick={() => takeOff(ticket)} />}
          </div>
        )}
      </InfiniteList>
    </Card>
  );
}

function OneProblem({ id }: { id: string }) {
  useLiveProblems();
  const { me } = useMe();
  const categoryName = useCategoryName();
  const took = useTookProblem();
  const reopening = useAct();
  const { data: problem, error, refetch } = useProblem(id);
  const [changing, setChanging] = useState(false);
  if (error instanceof ApiError && (error.status === 404 || error.status === 422)) return <EmptyState icon={<SearchX />} title={t("noSuchProblem")} />;
  if (!problem) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={8} />;
  const reopen = () => reopening.run(async () => {
    took(await api<DeskProblem>("DELETE", `/api/desk/problems/${id}/resolution`));
    notify({ tone: "success", title: t("reopened") });
  });
  return (
    <div className="mx-auto max-w-6xl">
      <PageHeader title={problem.title} above={<><Link href="/desk/problems" className="text-brand-text underline underline-offset-2">{t("problems")}</Link> · {t("ofProblem", { serial: problem.serial })}</>}
        description={<span className="flex flex-wrap items-center gap-2">{problem.state === "resolved" && <Badge tone="success">{t("resolvedState")}</Badge>}{categoryName(problem.category)}{problem.owner && <> · {problem.owner.name}</>} · <TimeAgo time={problem.createdAt} /></span>}
        actions={problem.abilities.change && (
          <>
            {problem.state === "resolved" && <Button icon={<RotateCcw className="size-4" />} loading={reopening.busy} onClick={() => void reopen()}>{t("reopen")}</Button>}
            <Button icon={<Pencil className="size-4" />} onClick={() => setChanging(true)}>{t("change")}</Button>
          </>
        )} />
      {problem.statement && problem.state === "open" && <Banner className="mb-5" title={t("known")}><p className="whitespace-pre-line">{problem.statement}</p></Banner>}
      {problem.attaching && (
        <div role="status" className="mb-5 space-y-2 rounded-lg border border-border bg-surface p-4 text-sm">
          <p>{t("attaching", problem.attaching)}</p>
          <ProgressBar label={t("attaching", problem.attaching)} done={problem.attaching.done} all={problem.attaching.total} />
        </div>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Incidents problem={problem} />
        <div className="space-y-6">
          <AnswerCard problem={problem} />
          <Card title={t("history")}>
            <ol className="space-y-2.5 text-sm">
              {problem.history.map((line) => (
                <li key={`${line.at} ${line.verb}`} className="border-l-2 border-border pl-3">
                  <span className="block [overflow-wrap:anywhere]">{historyLine(line, me?.person.id ?? "")}</span>
                  <span className="text-xs text-muted"><TimeAgo time={line.at} /></span>
                </li>
              ))}
            </ol>
          </Card>
        </div>
      </div>
      {changing && <ProblemDialog problem={problem} onClose={() => setChanging(false)} onDone={() => { setChanging(false); notify({ tone: "success", title: t("saved") }); }} />}
    </div>
  );
}

/** `/desk/problems/:id`: a problem, its tickets, and the answer to all of them (DK-13). */
export default function ProblemPage() {
  const { id = "" } = useParams<{ id: string }>();
  return <StaffOnly permission="ticket.read">{() => <OneProblem key={id} id={id} />}</StaffOnly>;
}
