import { Star } from "lucide-react";
import type { Ticket } from "../../../../../contract/desk.ts";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { channelNames } from "../desk-words.ts";

/** The ticket's own dates and its rating. */
export function TicketFacts({ ticket }: { ticket: Ticket }) {
  const facts: [string, string | null][] = [["Opened", ticket.createdAt], ["Waits since", ticket.waitingSince], ["First answer", ticket.firstRepliedAt], ["Solved", ticket.resolvedAt]];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1 text-sm">
      <dt className="text-muted">Came by</dt>
      <dd>{channelNames[ticket.channel]}</dd>
      {facts.map(([label, at]) =>
        at ? (
          <div key={label} className="contents">
            <dt className="text-muted">{label}</dt>
            <dd>
              <TimeAgo time={at} />
            </dd>
          </div>
        ) : null,
      )}
      {ticket.rating && (
        <>
          <dt className="text-muted">Rating</dt>
          <dd>
            <span className="flex items-center gap-1">
              <Star className="size-4 fill-star text-star-edge" aria-hidden="true" />
              {ticket.rating.score} of 5
            </span>
            {ticket.rating.comment && <q className="mt-0.5 block text-muted [overflow-wrap:anywhere]">{ticket.rating.comment}</q>}
          </dd>
        </>
      )}
    </dl>
  );
}
