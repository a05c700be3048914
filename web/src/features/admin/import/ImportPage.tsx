import { useState } from "react";
import { ArrowLeft, Undo2 } from "lucide-react";
import { Link, useLocation, useParams } from "wouter";
import type { DeskImport } from "../../../../../contract/desk-import.ts";
import type { Method } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { fromServer, textsOf } from "../../../lib/texts.ts";
import { adminImportTexts } from "../../../texts/en/admin-import.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Banner } from "../../../ui/Banner.tsx";
import { Button } from "../../../ui/Button.tsx";
import { buttonClass } from "../../../ui/button-class.ts";
import { Card } from "../../../ui/Card.tsx";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonRows } from "../../../ui/Skeleton.tsx";
import { Spinner } from "../../../ui/Spinner.tsx";
import { notify } from "../../../ui/toast.ts";
import { AdminPage } from "../AdminPage.tsx";
import { Counted, Mapping, Numbers } from "./Found.tsx";
import { stateWords } from "./import-words.ts";
import { ProgressBar } from "../../../ui/ProgressBar.tsx";
import { Refusals } from "./Refusals.tsx";
import { useImport, useImportChange } from "./use-imports.ts";

const t = textsOf(adminImportTexts);
type Ask = { method: Method; what: string; title: string; text: string; doIt: string; danger: boolean };
type Acts = { busy: boolean; act: (method: Method, what: string, body?: object) => void; ask: (ask: Ask) => void };

const discarding = (): Ask => ({ method: "DELETE", what: "", title: t("discardTitle"), text: t("discardText"), doIt: t("discard"), danger: true });
const undoing = (): Ask => ({ method: "DELETE", what: "/tickets", title: t("undoTitle"), text: t("undoText"), doIt: t("undo"), danger: true });
const stopping = (): Ask => ({ method: "DELETE", what: "/run", title: t("stopTitle"), text: t("stopText"), doIt: t("stop"), danger: false });

function Checked({ one, busy, act, ask }: Acts & { one: DeskImport }) {
  const { found } = one;
  if (!found) return null;
  const count = found.what === "people" ? found.newPeople : found.tickets;
  return (
    <>
      <Counted found={found} />
      {found.tickets > 0 && <Mapping key={one.id + JSON.stringify(one.mapping)} found={found} mapping={one.mapping} busy={busy} onCheck={(mapping) => act("POST", "/check", mapping)} />}
      {!one.abilities.start && <Banner>{t("nothingToDo")}</Banner>}
      <div className="flex flex-wrap gap-3">
        {one.abilities.start && <Button variant="primary" loading={busy} onClick={() => act("POST", "/run", {})}>{t(found.what === "people" ? "startPeople" : "startTickets", { count })}</Button>}
        <Button onClick={() => ask(discarding())}>{t("discard")}</Button>
      </div>
      <Refusals one={one} count={found.refused} />
    </>
  );
}

function Result({ one, ask }: Acts & { one: DeskImport }) {
  const { tickets, messages, people, already, refused, kept } = one.progress;
  const undone = one.state === "undone";
  return (
    <>
      <Banner tone={undone ? "info" : one.state === "done" ? "success" : "warning"} title={undone ? t("undoneTitle") : t(one.state === "done" ? "done" : "stopped")}>
        {one.problem ? fromServer(one.problem) : undone ? t("keptText", { count: kept }) : one.abilities.undo ? t("undoUntil") : undefined}
      </Banner>
      <Card>
        <Numbers numbers={[[t("tickets"), tickets], [t("messages"), messages], [t("newPeople"), people], [t("already"), already], [t("refused"), refused]]} />
      </Card>
      {!undone && (
        <div className="flex flex-wrap gap-3">
          <Link href="/desk?view=all" className={buttonClass({ variant: "primary" })}>{t("seeTickets")}</Link>
          {one.abilities.undo && <Button icon={<Undo2 className="size-4" />} onClick={() => ask(undoing())}>{t("undo")}</Button>}
        </div>
      )}
      {undone && <Kept one={one} />}
      <Refusals one={one} count={refused} />
    </>
  );
}

/** What an undo left, to be looked at. */
function Kept({ one: { keptTickets, progress } }: { one: DeskImport }) {
  if (keptTickets.length === 0) return null;
  const some = keptTickets.length < progress.kept;
  return (
    <Card flush title={t("keptTickets")} description={some ? t("keptTicketsSome", { count: keptTickets.length, all: progress.kept }) : t("keptTicketsText")}>
      <ul className="divide-y divide-border border-t border-border">
        {keptTickets.map(({ id, number, subject }) => (
          <li key={id}>
            <Link href={`/desk/tickets/${number}`} className="flex min-h-11 items-center gap-3 px-4 py-2 text-sm hover:bg-hover focus-visible:-outline-offset-2 sm:px-5">
              <span className="shrink-0 font-mono text-xs text-muted">{number}</span>
              <span className="min-w-0 flex-1 truncate font-medium">{subject}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Going({ title, text, bar, action }: { title: string; text?: string; bar?: { done: number; all: number }; action?: React.ReactNode }) {
  return (
    <Card>
      <div className="space-y-3">
        <p className="flex items-center gap-2 font-medium" role="status">
          <Spinner label="" className="size-4" />
          {title}
        </p>
        {bar && <ProgressBar label={title} {...bar} />}
        <div className="flex flex-wrap items-center justify-between gap-3">
          {text && <p className="text-sm text-muted">{text}</p>}
          {action}
        </div>
      </div>
    </Card>
  );
}

function Body({ one, ...acts }: Acts & { one: DeskImport }) {
  const discard = one.abilities.discard && <div><Button onClick={() => acts.ask(discarding())}>{t("discard")}</Button></div>;
  const all = one.found?.records ?? 0;
  switch (one.state) {
    case "checking": return <Going title={t("stateChecking")} text={t("checkingText")} />;
    case "checked": return <Checked one={one} {...acts} />;
    case "running": return (
      <Going title={t("running")} text={t("runningText", { done: one.progress.records, all })} bar={{ done: one.progress.records, all }}
        action={<Button size="sm" onClick={() => acts.ask(stopping())}>{t("stop")}</Button>} />
    );
    case "undoing": return <Going title={t("undoing")} />;
    case "unreadable": return <><Banner tone="danger" title={t("unreadable")}>{fromServer(one.problem ?? "")}</Banner>{discard}</>;
    case "uploading": return <><Banner tone="warning" title={t("notComplete")}>{t("notCompleteText")}</Banner>{discard}</>;
    default: return <Result one={one} {...acts} />;
  }
}

function OneImport({ id }: { id: string }) {
  const { data: one, error, refetch } = useImport(id);
  const change = useImportChange(id);
  const [, navigate] = useLocation();
  const [asked, setAsked] = useState<Ask | null>(null);
  const [state, setState] = useState<{ busy: boolean; error: unknown }>({ busy: false, error: null });
  const run = async (method: Method, what: string, body?: object): Promise<boolean> => {
    setState({ busy: true, error: null });
    try {
      await change(method, what, body);
      setState({ busy: false, error: null });
      return true;
    } catch (failure) {
      setState({ busy: false, error: failure });
      return false;
    }
  };
  if (!one) return <Card flush>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonRows rows={4} />}</Card>;
  const { text, tone } = stateWords(one.state);
  return (
    <div className="space-y-6">
      <div className="flex flex-wrap items-center gap-3">
        <h2 className="min-w-0 text-lg font-semibold [overflow-wrap:anywhere]">{one.name}</h2>
        <Badge tone={tone}>{text}</Badge>
      </div>
      {Boolean(state.error) && !asked && <Banner tone="danger" title={t("failed")}>{describeError(state.error)}</Banner>}
      <Body one={one} busy={state.busy} act={(method, what, body) => void run(method, what, body)} ask={(ask) => { setState({ busy: false, error: null }); setAsked(ask); }} />
      {asked && (
        <ConfirmDialog title={asked.title} description={asked.text} doIt={asked.doIt} danger={asked.danger} busy={state.busy} error={state.error} onClose={() => setAsked(null)}
          onDo={() => void run(asked.method, asked.what).then((done) => {
            if (!done) return;
            setAsked(null);
            if (asked.what !== "") return;
            notify({ tone: "success", title: t("discarded") });
            navigate("/admin/import");
          })}
        />
      )}
    </div>
  );
}

/** `/admin/import/:id`: one file from its dry run to its result (DK-21). */
export default function ImportPage() {
  const { id = "" } = useParams<{ id: string }>();
  return (
    <AdminPage permission="ticket.import" title={t("title")} above={<Link href="/admin/import" className="inline-flex min-h-6 items-center gap-1 text-sm touch:min-h-11"><ArrowLeft className="size-4" aria-hidden="true" />{t("backToImports")}</Link>}>
      {() => <OneImport id={id} />}
    </AdminPage>
  );
}
