import { Suspense, useCallback, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useQueryClient } from "@tanstack/react-query";
import { TicketX } from "lucide-react";
import { useLocation } from "wouter";
import type { Message } from "../../../../../contract/conversations.ts";
import type { Ticket } from "../../../../../contract/desk.ts";
import { lazyPart } from "../../../lib/lazy-part.ts";
import { ApiError, api } from "../../../lib/api.ts";
import { moveDraft } from "../../../lib/use-draft.ts";
import { useDataSaver } from "../../../lib/data-saver.ts";
import { Button } from "../../../ui/Button.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { notify } from "../../../ui/toast.ts";
import { mergedHref } from "../../conversations/use-open-at.ts";
import type { Thread } from "../../conversations/use-thread.ts";
import { DeskComposer, type DeskComposerHandle } from "../compose/DeskComposer.tsx";
import { useWaiting } from "../compose/page-queue.ts";
import { WaitingBubble } from "../compose/WaitingBubble.tsx";
import type { ReplyKind, Waiting } from "../compose/reply-queue.ts";
import { ContextSheet } from "../context/ContextSheet.tsx";
import { useDesk, useSteadyDesk, type TicketAction } from "../desk-context.ts";
import { deskKeys, useSummary } from "../desk-queries.ts";
import { useColleagues } from "./collision.ts";
import { MailTrouble } from "./MailTrouble.tsx";
import { MergedQuestions } from "./MergedQuestions.tsx";
import { StaffThread } from "./StaffThread.tsx";
import { TakenDialog } from "./TakenDialog.tsx";
import { TicketHeader } from "./TicketHeader.tsx";
import { TicketProperties, type PropertyName } from "./TicketProperties.tsx";
import { TicketSkeleton } from "./TicketSkeleton.tsx";
import { readTicket, useTicket } from "./use-ticket.ts";
import { useTicketActions } from "./use-ticket-actions.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

const EditMessage = lazyPart(() => import("../../conversations/EditMessage.tsx"));

const notesAt = new Map<string, ReplyKind>();

/** Marks the reader's mentions in a ticket as seen, when there are any. */
function useSeenMentions(ticketId: string): void {
  const client = useQueryClient();
  const waits = (useSummary()?.mentions ?? 0) > 0;
  useEffect(() => {
    if (!waits) return;
    api("PUT", "/api/desk/mentions/seen", { body: { ticketId } }).then(() => client.invalidateQueries({ queryKey: deskKeys.summary }), () => undefined);
  }, [client, ticketId, waits]);
}

/** The one below is fetched ahead: after solving this one, it is there at once. */
function NextAhead({ number }: { number: string }): null {
  const { list } = useDesk();
  const client = useQueryClient();
  const { rows } = list.view;
  const next = rows[rows.findIndex((row) => row.number === number) + 1]?.number;
  const sparing = useDataSaver();
  useEffect(() => {
    if (!next || sparing) return;
    const timer = setTimeout(() => void client.prefetchQuery({ queryKey: deskKeys.ticket(next), queryFn: ({ signal }) => readTicket(next, signal), staleTime: 60_000 }), 500);
    return () => clearTimeout(timer);
  }, [client, next, sparing]);
  return null;
}

function OpenedTicket({ ticket, thread }: { ticket: Ticket; thread: Thread }) {
  const { me, layout, advance, wanted, wantedDone, typed, acting } = useSteadyDesk();
  const own = me.person;
  const [menu, setMenu] = useState<PropertyName | null>(null);
  const [context, setContext] = useState(false);
  const [kind, setKindHeld] = useState<ReplyKind>(() => notesAt.get(ticket.id) ?? (ticket.abilities.reply ? "reply" : "note"));
  const [editing, setEditing] = useState<Message | null>(null);
  const composer = useRef<DeskComposerHandle>(null);
  const solved = useCallback(() => advance(ticket.id), [advance, ticket.id]);
  const actions = useTicketActions(ticket, own.id, solved);
  const colleagues = useColleagues(ticket.id, own.id);
  // The socket may bring it before its own request has its answer: then it stands in the thread, once.
  const waiting = useWaiting().filter((one) => one.ticketId === ticket.id && !thread.state.messages.some(({ clientId }) => clientId === one.clientId));
  useSeenMentions(ticket.id);

  const setKind = (next: ReplyKind) => {
    notesAt.set(ticket.id, next);
    setKindHeld(next);
  };
  const write = (next: ReplyKind, begun = "") => {
    if (next === "reply" ? !ticket.abilities.reply : !ticket.abilities.note) return notify({ tone: "info", title: ticket.status === "closed" ? t("thisTicketIsClosed") : t("youCantWriteHere") });
    // At once: the next letter belongs into the field.
    flushSync(() => setKind(next));
    flushSync(() => composer.current?.focus(begun));
  };
  const act = (action: TicketAction, begun?: string) => {
    switch (action) {
      case "reply":
      case "note": return write(action, begun);
      case "claim": return ticket.abilities.assign ? actions.claim() : undefined;
      case "resolve": return ticket.abilities.resolve ? void actions.resolve() : notify({ tone: "info", title: t("isSolvedAlready", { number: ticket.number }) });
      case "assign":
      case "status":
      case "priority":
      case "category":
      case "tags": {
        if (layout === "phone" && (action === "priority" || action === "category" || action === "tags")) setContext(true);
        return setMenu(action);
      }
    }
  };
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const doIt = (action: TicketAction) => latest.current(action);
    acting.current = doIt;
    return () => {
      if (acting.current === doIt) acting.current = null;
    };
  }, [acting]);
  // Asked for from the list, before the ticket was here.
  useEffect(() => {
    if (wanted?.number !== ticket.number) return;
    // It waits until it is done: a letter typed in between is no shortcut.
    const timer = setTimeout(() => {
      latest.current(wanted.action, typed.current);
      wantedDone();
    }, 0);
    return () => clearTimeout(timer);
  }, [ticket.number, typed, wanted, wantedDone]);

  const onSent = (setStatus: Waiting["setStatus"]) => {
    if (setStatus === "resolved") advance(ticket.id);
  };
  const properties = { ticket, actions, me: own.id, menu, onMenu: setMenu };
  return (
    <>
      <TicketHeader ticket={ticket} actions={actions} colleagues={colleagues} onContext={layout === "wide" ? null : () => setContext(true)}>
        <TicketProperties {...properties} only={layout === "phone" ? ["status", "assign"] : undefined} />
      </TicketHeader>
      <NextAhead number={ticket.number} />
      <MergedQuestions ticket={ticket} me={own.id} />
      <MailTrouble ticket={ticket} />
      <StaffThread ticket={ticket} thread={thread} me={own.id} onEdit={setEditing}>
        {waiting.map((one) => (
          <WaitingBubble key={one.clientId} one={one} />
        ))}
      </StaffThread>
      {editing && (
        <div className="shrink-0 border-t border-border bg-page px-4 py-3 max-md:px-2 max-md:py-2">
          <Suspense fallback={null}>
            <EditMessage key={editing.id} message={editing} me={own.id} onChanged={thread.changed} onEnd={() => setEditing(null)} />
          </Suspense>
        </div>
      )}
      {!editing && (ticket.abilities.reply || ticket.abilities.note) ? (
        <DeskComposer key={ticket.id} ref={composer} ticket={ticket} thread={thread.state} me={own} kind={kind} onKind={(next) => write(next)} onSent={onSent} />
      ) : null}
      <TakenDialog taken={actions.taken} number={ticket.number} onDismiss={actions.dismissTaken} />
      {layout !== "wide" && (
        <ContextSheet ticket={ticket} open={context} onOpenChange={setContext}>
          {layout === "phone" && <TicketProperties {...properties} only={["priority", "category", "tags"]} />}
        </ContextSheet>
      )}
    </>
  );
}

/** One ticket: header, thread, composer. */
export function TicketPanel({ number }: { number: string }) {
  const { me, close, store, hrefOf, wantedDone } = useSteadyDesk();
  const [, navigate] = useLocation();
  const onRead = useCallback((id: string) => store.read(id), [store]);
  const { ticket, error, retry, thread } = useTicket(number, me.person.id, onRead);
  // A merged ticket's number leads to where it goes on, with what was typed there (DK-8, DK-13).
  useEffect(() => {
    if (!ticket?.mergedFrom) return;
    for (const kind of ["reply", "note"]) moveDraft(`ticket:${ticket.mergedFrom.id}:${kind}`, `ticket:${ticket.id}:${kind}`);
    notify({ tone: "info", title: t("goesOnHere", { number: ticket.mergedFrom.number }) });
    navigate(mergedHref(hrefOf(ticket.number), ticket.mergedFrom.number, location.search), { replace: true });
  }, [ticket, navigate, hrefOf]);
  // What waited for it is not done later, when nobody thinks of it any more.
  useEffect(() => {
    if (error) wantedDone();
  }, [error, wantedDone]);
  if (error instanceof ApiError && (error.status === 404 || error.status === 422)) {
    return (
      <EmptyState icon={<TicketX />} title={t("thereIsNoTicket", { number })} action={<Button onClick={close}>{t("backToTheList")}</Button>}>
        {t("theNumberMayBe")}
      </EmptyState>
    );
  }
  if (error) return <ErrorState title={t("theTicketCouldNot")} error={error} onRetry={retry} />;
  if (!ticket || !thread) return <TicketSkeleton />;
  return <OpenedTicket ticket={ticket} thread={thread} />;
}
