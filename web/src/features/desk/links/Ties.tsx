import { lazy, Suspense, useState, type ReactNode } from "react";
import { Link2, Merge, OctagonAlert, Scissors, Spline, X } from "lucide-react";
import { Link } from "wouter";
import type { LinkedTicket, TicketLinks } from "../../../../../contract/desk-links.ts";
import type { Ticket, TicketRow } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import { describeError } from "../../../lib/describe-error.ts";
import { textsOf } from "../../../lib/texts.ts";
import { useAct } from "../../../lib/use-act.ts";
import { deskLinksTexts } from "../../../texts/en/desk-links.ts";
import { Button } from "../../../ui/Button.tsx";
import { ConfirmDialog } from "../../../ui/ConfirmDialog.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem } from "../../../ui/Menu.tsx";
import { notify } from "../../../ui/toast.ts";
import { ContextSection } from "../context/ContextSection.tsx";
import { useSteadyDesk } from "../desk-context.ts";
import { StatusSign } from "../StatusSign.tsx";
import { useLinks, useTiesChanged } from "./use-links.ts";

const t = textsOf(deskLinksTexts);

const dialogs = {
  link: lazy(() => import("./LinkDialog.tsx").then(({ LinkDialog }) => ({ default: LinkDialog }))),
  merge: lazy(() => import("./MergeDialog.tsx").then(({ MergeDialog }) => ({ default: MergeDialog }))),
  split: lazy(() => import("./SplitDialog.tsx").then(({ SplitDialog }) => ({ default: SplitDialog }))),
  attach: lazy(() => import("./AttachDialog.tsx").then(({ AttachDialog }) => ({ default: AttachDialog }))),
};

function kindOf({ kind, direction }: TicketLinks["links"][number]): string {
  if (kind === "related") return t("related");
  if (kind === "duplicate") return direction === "out" ? t("duplicateOf") : t("hasDuplicate");
  return direction === "out" ? t("splitInto") : t("splitFrom");
}

function Tie({ what, ticket, children }: { what: string; ticket: LinkedTicket; children?: ReactNode }) {
  const { hrefOf } = useSteadyDesk();
  return (
    <li className="flex items-center gap-1">
      <Link href={hrefOf(ticket.number)} className="-mx-2 min-w-0 flex-1 rounded-md px-2 py-1.5 text-sm hover:bg-hover touch:py-2.5">
        <span className="flex items-center gap-2">
          <StatusSign status={ticket.status} />
          <span className="min-w-0 flex-1 truncate" title={`${ticket.number}: ${ticket.subject}`}>{ticket.subject}</span>
        </span>
        <span className="block pl-6 text-xs text-muted">{what} · <span className="whitespace-nowrap font-mono">{ticket.number}</span></span>
      </Link>
      {children}
    </li>
  );
}

function MergedTie({ ticket, merged }: { ticket: Ticket; merged: TicketLinks["merged"][number] }) {
  const [asking, setAsking] = useState(false);
  const { busy, error, run } = useAct();
  const changed = useTiesChanged();
  const { number, id, subject } = merged.ticket;
  const undo = async () => {
    if (!(await run(() => api("DELETE", `/api/tickets/${id}/merge`)))) return;
    setAsking(false);
    changed(ticket.id, ticket.number);
    notify({ tone: "success", title: t("mergeUndone", { number }) });
  };
  // Its number leads back here: no link.
  return (
    <li className="flex items-center gap-2 py-1.5 text-sm">
      <Merge className="size-4 shrink-0 text-muted" aria-hidden="true" />
      <span className="min-w-0 flex-1">
        <span className="block truncate" title={subject}>{subject}</span>
        <span className="block text-xs text-muted">{t("mergedHere")} · <span className="whitespace-nowrap font-mono">{number}</span></span>
      </span>
      {merged.undoUntil && <Button size="sm" aria-label={t("undoMergeOf", { number })} onClick={() => setAsking(true)}>{t("undo")}</Button>}
      {asking && <ConfirmDialog title={t("undoMergeOf", { number })} description={t("undoMergeText", { number })} doIt={t("undoMerge")} busy={busy} error={error} onDo={() => void undo()} onClose={() => setAsking(false)} />}
    </li>
  );
}

/** What the ticket is tied to, and what can be tied (DK-13). */
export function Ties({ ticket }: { ticket: Ticket }) {
  const { data } = useLinks(ticket.id, ticket.version);
  const [dialog, setDialog] = useState<keyof typeof dialogs | null>(null);
  const [also, setAlso] = useState<TicketRow | null>(null);
  const changed = useTiesChanged();
  if (!data) return null;
  const { links, merged, problem, abilities } = data;
  const remove = (link: TicketLinks["links"][number]) => {
    const { kind, direction, ticket: other } = link;
    const [from, to] = direction === "out" ? [ticket.id, other.id] : [other.id, ticket.id];
    const again = kind === "split" ? undefined : { label: t("undo"), run: () => void api("POST", `/api/tickets/${from}/links`, { body: { kind, to } }).then(() => { changed(ticket.id, ticket.number); notify({ tone: "info", title: t("linkPutBack") }); }) };
    api("DELETE", `/api/tickets/${ticket.id}/links/${link.id}`).then(
      () => { changed(ticket.id, ticket.number); notify({ tone: "success", title: t("linkRemoved"), ...(again ? { action: again } : {}) }); },
      (error: unknown) => notify({ tone: "danger", title: t("failed"), description: describeError(error) }),
    );
  };
  const close = () => {
    setDialog(null);
    setAlso(null);
  };
  const join = (other: TicketRow) => {
    setAlso(other);
    setDialog("attach");
  };
  const Other = dialog === "link" ? dialogs.link : dialog === "split" ? dialogs.split : null;
  return (
    <ContextSection title={t("ties")}>
      {problem && (
        <Link href={`/desk/problems/${problem.id}`} className="mb-1.5 flex items-start gap-2 rounded-md border border-border bg-sunken/60 px-3 py-2 text-sm hover:bg-hover">
          <OctagonAlert className="mt-0.5 size-4 shrink-0 text-warning" aria-hidden="true" />
          <span className="min-w-0"><span className="block text-xs text-muted">{t("ofProblem", { serial: problem.serial })}</span><span className="block [overflow-wrap:anywhere]">{problem.title}</span></span>
        </Link>
      )}
      {links.length + merged.length > 0 ? (
        <ul className="pb-1.5">
          {links.map((link) => (
            <Tie key={link.id} what={kindOf(link)} ticket={link.ticket}>
              {link.abilities.remove && <IconButton size="sm" label={t("removeLink", { number: link.ticket.number })} icon={<X className="size-4" />} onClick={() => remove(link)} />}
            </Tie>
          ))}
          {merged.map((one) => <MergedTie key={one.ticket.id} ticket={ticket} merged={one} />)}
        </ul>
      ) : (
        !problem && <p className="pb-1.5 text-sm text-muted">{t("noTies")}</p>
      )}
      {(abilities.link || abilities.merge || abilities.split || abilities.attach) && (
        <Menu align="start" trigger={<Button size="sm" icon={<Spline className="size-4" />}>{t("tieActions")}</Button>}>
          {abilities.link && <MenuItem icon={<Link2 />} onSelect={() => setDialog("link")}>{t("linkIt")}</MenuItem>}
          {abilities.merge && <MenuItem icon={<Merge />} onSelect={() => setDialog("merge")}>{t("mergeIt")}</MenuItem>}
          {abilities.split && <MenuItem icon={<Scissors />} onSelect={() => setDialog("split")}>{t("splitIt")}</MenuItem>}
          {abilities.attach && <MenuItem icon={<OctagonAlert />} onSelect={() => setDialog("attach")}>{t("hangOff")}</MenuItem>}
        </Menu>
      )}
      <Suspense fallback={null}>
        {Other && <Other ticket={ticket} onClose={close} />}
        {dialog === "merge" && <dialogs.merge ticket={ticket} onJoin={abilities.attach ? join : null} onClose={close} />}
        {dialog === "attach" && <dialogs.attach ticket={ticket} also={also} onClose={close} />}
      </Suspense>
    </ContextSection>
  );
}
