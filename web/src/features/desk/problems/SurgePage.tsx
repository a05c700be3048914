import { useRef, useState } from "react";
import { SearchX } from "lucide-react";
import { Link, useLocation, useParams } from "wouter";
import type { DeskProblem, ProblemRow, Surge } from "../../../../../contract/desk-links.ts";
import { ApiError, api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { formatDateTime } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useAct } from "../../../lib/use-act.ts";
import { useForm } from "../../../lib/use-form.ts";
import { uuid } from "../../../lib/uuid.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Checkbox } from "../../../ui/Checkbox.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { PageHeader } from "../../../ui/PageHeader.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { notify } from "../../../ui/toast.ts";
import { FormFailure } from "../../identity/FormFailure.tsx";
import { StaffOnly } from "../../staff/StaffOnly.tsx";
import { StatusSign } from "../StatusSign.tsx";
import { useCategoryName } from "../desk-queries.ts";
import { sentence } from "../automation-words.ts";
import { ProblemChooser } from "./ProblemChooser.tsx";
import { ProblemWords } from "./ProblemWords.tsx";
import { useLiveProblems, useProblems, useSurge, useTookProblem } from "./use-problems.ts";

const t = textsOf(deskLinksTexts);

function Reports({ surge, without, onToggle }: { surge: Surge; without: ReadonlySet<string>; onToggle: (id: string) => void }) {
  const decide = surge.abilities.decide;
  return (
    <Card flush title={t("reports")}>
      {decide && <p className="px-4 pb-2 text-sm text-muted sm:px-5">{t("reportsHint")}</p>}
      <ul className="divide-y divide-border">
        {[...surge.tickets].sort((a, b) => b.createdAt.localeCompare(a.createdAt)).map(({ id, number, subject, requester, createdAt, status }) => (
          <li key={id} className="flex items-start gap-3 px-4 py-2 sm:px-5">
            {decide && <Checkbox labelHidden label={t("leaveOut", { number })} checked={!without.has(id)} onChange={() => onToggle(id)} />}
            <Link href={`/desk/tickets/${number}`} className="min-w-0 flex-1 rounded-md py-1 text-sm hover:underline">
              <span className="flex items-start gap-2"><StatusSign status={status} /><span className="min-w-0 [overflow-wrap:anywhere]">{subject}</span></span>
              <span className="block text-xs text-muted"><span className="font-mono">{number}</span> · {requester.name} · <TimeAgo time={createdAt} /></span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Takes "not a problem" back. */
const propose = (id: string) => api("DELETE", `/api/desk/surges/${id}/dismissal`).catch((error: unknown) => notify({ tone: "danger", title: t("failed"), description: describeError(error) }));

function Decision({ surge, without }: { surge: Surge; without: ReadonlySet<string> }) {
  const [, navigate] = useLocation();
  const clientId = useRef(uuid());
  const took = useTookProblem();
  const open = useProblems("open");
  const [existing, setExisting] = useState<ProblemRow | null>(null);
  const joining = useAct(), dismissing = useAct();
  const accepted = (problem: DeskProblem) => {
    took(problem);
    navigate(`/desk/problems/${problem.id}`, { replace: true });
  };
  const accept = (body: object) => api<DeskProblem>("POST", `/api/desk/surges/${surge.id}/acceptance`, { body: { ...body, without: [...without] } });
  const form = useForm({
    // What several said, and not the subject of one: the problem's history keeps its title, also after somebody's words are erased.
    initial: { title: sentence(surge.words.join(" ")), category: surge.category, statement: "" },
    draftKey: `surge:${surge.id}`,
    check: ({ title }) => ({ title: title.trim().length < 3 ? t("giveTitle") : "" }),
    submit: async ({ title, category, statement }) => accepted(await accept({ clientId: clientId.current, title: title.trim(), category, statement: statement.trim() || null })),
  });
  const dismiss = async () => {
    if (!(await dismissing.run(() => api("POST", `/api/desk/surges/${surge.id}/dismissal`, { body: {} })))) return;
    notify({ tone: "success", title: t("dismissed"), action: { label: t("undo"), run: () => void propose(surge.id) } });
    navigate("/desk/problems");
  };
  return (
    <div className="space-y-6">
      <Card title={t("accept")}>
        <form ref={form.ref} onSubmit={form.onSubmit} noValidate className="space-y-4">
          <FormFailure form={form} />
          <ProblemWords form={form} />
          {Boolean(dismissing.error) && <Banner tone="danger">{describeError(dismissing.error)}</Banner>}
          <div className="flex flex-wrap gap-2">
            <Button type="submit" variant="primary" loading={form.busy}>{t("accept")}</Button>
            <Button loading={dismissing.busy} onClick={() => void dismiss()}>{t("dismiss")}</Button>
          </div>
        </form>
      </Card>
      {open.items.length > 0 && <Card title={t("orExisting")}>
        <div className="space-y-3">
          <ProblemChooser chosen={existing} onChoose={(one) => setExisting(one === "new" ? null : one)} />
          {Boolean(joining.error) && <Banner tone="danger">{describeError(joining.error)}</Banner>}
          <Button disabled={!existing} loading={joining.busy} onClick={() => void joining.run(async () => accepted(await accept({ problemId: existing?.id })))}>{t("useExisting")}</Button>
        </div>
      </Card>}
    </div>
  );
}

function OneSurge({ id }: { id: string }) {
  useLiveProblems();
  const categoryName = useCategoryName();
  const { data: surge, error, refetch } = useSurge(id);
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  if (error instanceof ApiError && (error.status === 404 || error.status === 422)) return <EmptyState icon={<SearchX />} title={t("noSuchSurge")} />;
  if (!surge) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={8} />;
  // Somebody works on those already: they are left out unless chosen.
  const worked = surge.tickets.filter(({ status }) => status !== "open").map(({ id: ticket }) => ticket);
  const without = new Set([...worked.filter((ticket) => !toggled.has(ticket)), ...[...toggled].filter((ticket) => !worked.includes(ticket))]);
  const toggle = (ticket: string) => setToggled((now) => new Set(now.has(ticket) ? [...now].filter((one) => one !== ticket) : [...now, ticket]));
  return (
    <div className="mx-auto max-w-6xl">
      <PageHeader title={t("surgeTitle", { count: surge.count })} above={<Link href="/desk/problems" className="text-brand-text underline underline-offset-2">{t("problems")}</Link>}
        description={<>{surge.words.join(", ")} · {t("surgeBetween", { time: formatDateTime(surge.firstAt), category: categoryName(surge.category) })}</>} />
      {surge.state !== "proposed" && (
        <Banner className="mb-5" action={surge.problem && <Link href={`/desk/problems/${surge.problem.id}`} className="text-brand-text underline underline-offset-2">{surge.problem.title}</Link>}>
          {surge.state === "accepted" ? t("decidedAccepted") : t("decidedDismissed")}
          {surge.abilities.undismiss && <Button size="sm" className="ml-3" onClick={() => void propose(surge.id)}>{t("proposeAgain")}</Button>}
        </Banner>
      )}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <Reports surge={surge} without={without} onToggle={toggle} />
        {surge.abilities.decide && <Decision surge={surge} without={without} />}
      </div>
    </div>
  );
}

/** `/desk/problems/surges/:id`: reports that look alike, and what to do with them (DK-14). */
export default function SurgePage() {
  const { id = "" } = useParams<{ id: string }>();
  return <StaffOnly permission="ticket.read">{() => <OneSurge key={id} id={id} />}</StaffOnly>;
}
