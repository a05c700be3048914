import { Suspense, useCallback, useEffect, useState } from "react";
import { ArrowLeft, Info, SearchX } from "lucide-react";
import { Link, useLocation, useSearch } from "wouter";
import type { Ticket } from "../../../../contract/desk.ts";
import { ApiError } from "../../lib/api-error.ts";
import { useTitle } from "../../lib/brand.ts";
import { moveDraft } from "../../lib/use-draft.ts";
import { lazyPart } from "../../lib/lazy-part.ts";
import { buttonClass } from "../../ui/button-class.ts";
import { Banner } from "../../ui/Banner.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { IconButton } from "../../ui/IconButton.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { StatusBadge } from "../../ui/StatusBadge.tsx";
import { HelpButton, HelpLink } from "../assistant/HelpLink.tsx";
import { arrange, entriesOf } from "../conversations/thread-items.ts";
import { TalkPane } from "../conversations/TalkPane.tsx";
import { MergedThread } from "../conversations/MergedThread.tsx";
import { ThreadSkeleton } from "../conversations/ThreadSkeleton.tsx";
import type { ThreadState } from "../conversations/thread-state.ts";
import { mergedHref, useOpenAt } from "../conversations/use-open-at.ts";
import { EventLine } from "./EventLine.tsx";
import { eventWords } from "./event-words.ts";
import { scoreFrom } from "./rating-link.ts";
import { ThreadEnd } from "./LazyThreadEnd.tsx";
import { useTicket } from "./use-ticket.ts";
import { useTicketThread } from "./use-ticket-thread.ts";
import { textsOf } from "../../lib/texts.ts";
import { ticketTexts } from "../../texts/en/ticket.ts";

const t = textsOf(ticketTexts);

const PushOffer = lazyPart(() => import("../notifications/PushOffer.tsx"));
const TicketDetails = lazyPart(() => import("./TicketDetails.tsx"));

const iconLink = "grid size-10 shrink-0 place-items-center rounded-md text-muted hover:bg-hover hover:text-text touch:size-11";

function Head({ ticket, open, onToggle }: { ticket: Ticket | undefined; open: boolean; onToggle: () => void }) {
  return (
    <header className="shrink-0 border-b border-border bg-surface">
      <div className="mx-auto flex max-w-6xl items-center gap-1 px-1.5 py-1.5 sm:gap-2 sm:px-4">
        <Link href="/tickets" className={iconLink} aria-label={t("backToMyTickets")} title={t("backToMyTickets")}>
          <ArrowLeft className="size-5" aria-hidden="true" />
        </Link>
        <div className="min-w-0 flex-1">
          <h1 className="truncate font-semibold leading-tight">{ticket?.subject ?? t("ticket")}</h1>
          {ticket && (
            <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 pt-0.5">
              <span className="shrink-0 font-mono text-xs text-muted">{ticket.number}</span>
              <StatusBadge status={ticket.status} reader="requester" />
            </p>
          )}
        </div>
        <HelpLink />
        {ticket && <IconButton className="lg:hidden" label={open ? t("hideDetails") : t("details")} aria-expanded={open} aria-controls="ticket-details" icon={<Info className="size-5" />} onClick={onToggle} />}
      </div>
    </header>
  );
}

function Details({ ticket, me }: { ticket: Ticket; me: string }) {
  return (
    <Suspense fallback={<SkeletonText lines={6} />}>
      <TicketDetails ticket={ticket} me={me} />
    </Suspense>
  );
}

function Missing() {
  useTitle(t("noSuchTicket"));
  return (
    <EmptyState
      icon={<SearchX />}
      title={t("thereIsNoSuch")}
      action={
        <span className="flex flex-wrap justify-center gap-2">
          <Link href="/tickets" className={buttonClass({ variant: "primary" })}>
            {t("goToMyTickets")}
          </Link>
          <HelpButton />
        </span>
      }
    >
      {t("itDoesNotExist")}
    </EmptyState>
  );
}

/** One of one's own tickets: thread, progress, rating (DK-5). */
export default function OwnTicket({ number, me }: { number: string; me: string }) {
  const { data: ticket, error, refetch, isRefetching } = useTicket(number);
  const [, navigate] = useLocation();
  const search = useSearch();
  const [open, setOpen] = useState(false);
  const onFollowUp = useCallback((next: string) => navigate(`/tickets/${next}`), [navigate]);
  const thread = useTicketThread({ ticket, cachedAs: number, me, onFollowUp });
  // A merged ticket's number leads to where it goes on, with what was typed there.
  useEffect(() => {
    if (!ticket?.mergedFrom) return;
    moveDraft(`ticket:${ticket.mergedFrom.id}:reply`, `ticket:${ticket.id}:reply`);
    navigate(mergedHref(`/tickets/${ticket.number}`, ticket.mergedFrom.number, search), { replace: true });
  }, [ticket, navigate, search]);
  useTitle(ticket ? `${ticket.number} ${ticket.subject}` : number, 0);
  const itemsOf = useCallback((state: ThreadState) => arrange(entriesOf(state, { showsEvent: (event) => eventWords(event, me) !== null })), [me]);
  const at = useOpenAt(ticket?.mergedFrom ? null : thread, itemsOf);
  if (!ticket && error instanceof ApiError && error.status === 404) return <Missing />;
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <Head ticket={ticket} open={open} onToggle={() => setOpen(!open)} />
      {ticket && open && (
        <div id="ticket-details" className="max-h-[60dvh] shrink-0 overflow-y-auto border-b border-border bg-surface px-4 py-5 shadow-md lg:hidden">
          <Details ticket={ticket} me={me} />
        </div>
      )}
      {ticket && (
        <Suspense fallback={null}>
          <PushOffer me={me} />
        </Suspense>
      )}
      {ticket?.known && (
        <div className="mx-auto w-full max-w-6xl px-3 pt-3 sm:px-5">
          <Banner tone={ticket.known.resolved ? "success" : "info"} title={ticket.known.resolved ? t("weKnowSolved") : t("weKnow")}>
            {!ticket.known.resolved && <p className="whitespace-pre-line">{ticket.known.statement}</p>}
          </Banner>
        </div>
      )}
      {!ticket && error && <ErrorState error={error} onRetry={() => void refetch()} retrying={isRefetching} />}
      {((!ticket && !error) || at.looking) && <ThreadSkeleton />}
      {ticket && thread && !at.looking && (
        <div className="mx-auto flex min-h-0 w-full max-w-6xl flex-1">
          <TalkPane
            label={t("messagesOf", { number: ticket.number })}
            items={at.items}
            at={at}
            thread={thread}
            onSeen={thread.markRead}
            renderEvent={(item) => (item.kind === "event" ? <EventLine event={item.event} me={me} /> : null)}
            beginning={ticket.merged.map((one) => <MergedThread key={one.id} merged={one} me={me} sought={at.inMerged} />)}
            draftKey={`ticket:${ticket.id}:reply`}
            fieldLabel={t("replyTo", { number: ticket.number })}
            prompt={ticket.status === "closed" ? t("writeToOpenA") : t("writeAMessage")}
            disabledReason={ticket.abilities.reply || ticket.abilities.followUp ? undefined : t("nothingCanBeWritten")}
          >
            <ThreadEnd ticket={ticket} proposed={scoreFrom(search)} />
          </TalkPane>
          <aside aria-label={t("details")} className="w-80 shrink-0 overflow-y-auto border-l border-border px-5 py-6 max-lg:hidden">
            <Details ticket={ticket} me={me} />
          </aside>
        </div>
      )}
    </div>
  );
}
