import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { Ticket } from "../../../../contract/desk.ts";
import { formatDateTime } from "../../lib/format.ts";
import { useUnconfirmed } from "../../lib/unconfirmed.ts";
import { priorityText } from "../../ui/PriorityBadge.tsx";
import { StatusBadge } from "../../ui/StatusBadge.tsx";
import { Timeline } from "../../ui/Timeline.tsx";
import { categoriesQuery } from "./categories.ts";
import { EventIcon, EventText } from "./EventLine.tsx";
import { eventWords } from "./event-words.ts";
import { SettleActions } from "./SettleActions.tsx";
import { textsOf } from "../../lib/texts.ts";
import { ticketTexts } from "../../texts/en/ticket.ts";

const t = textsOf(ticketTexts);

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-muted">{label}</dt>
      <dd className="text-sm [overflow-wrap:anywhere]">{children}</dd>
    </div>
  );
}

function TicketLink({ number }: { number: string }) {
  return (
    <Link href={`/tickets/${number}`} className="font-mono font-medium text-brand-text underline underline-offset-2">
      {number}
    </Link>
  );
}

/** Where a ticket stands, in plain words, and what happened so far (DK-5). */
export default function TicketDetails({ ticket, me }: { ticket: Ticket; me: string }) {
  const { data: categories } = useQuery(categoriesQuery);
  const unconfirmed = useUnconfirmed() !== null;
  const events = ticket.timeline.flatMap((event) => {
    const words = eventWords(event, me, unconfirmed);
    return words ? [{ id: String(event.number), icon: <EventIcon mark={words.mark} />, time: event.at, children: <EventText words={words} /> }] : [];
  });
  return (
    <div className="space-y-6">
      <div className="space-y-2">
        <StatusBadge status={ticket.status} reader="requester" />
        <p className="text-sm text-muted">{ticket.progress}.</p>
      </div>
      <SettleActions ticket={ticket} block />
      <dl className="grid grid-cols-2 gap-x-4 gap-y-3">
        <Fact label={t("number")}>
          <span className="font-mono">{ticket.number}</span>
        </Fact>
        <Fact label={t("about")}>{categories?.items.find(({ key }) => key === ticket.category)?.name ?? ticket.category}</Fact>
        <Fact label={t("opened")}>{formatDateTime(ticket.createdAt)}</Fact>
        <Fact label={t("priority")}>{priorityText(ticket.priority)}</Fact>
        {ticket.followUpOf && (
          <Fact label={t("goesOnFrom")}>
            <TicketLink number={ticket.followUpOf.number} />
          </Fact>
        )}
        {ticket.followUps.length > 0 && (
          <Fact label={t("goesOnIn")}>
            {ticket.followUps.map(({ id, number }) => (
              <span key={id} className="mr-2">
                <TicketLink number={number} />
              </span>
            ))}
          </Fact>
        )}
      </dl>
      <section>
        <h2 className="pb-3 text-sm font-semibold">{t("whatHappened")}</h2>
        <Timeline label={t("whatHappened")} events={events} />
      </section>
    </div>
  );
}
