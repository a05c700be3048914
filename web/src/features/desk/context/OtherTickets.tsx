import { Link } from "wouter";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { useSteadyDesk } from "../desk-context.ts";
import { searchFrom } from "../list/filter-url.ts";
import { StatusSign } from "../StatusSign.tsx";
import type { TicketContext } from "./use-context-of.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskContextTexts } from "../../../texts/en/desk-context.ts";

const t = textsOf(deskContextTexts);

/** What else the requester has asked. */
export function OtherTickets({ tickets, count, requesterId }: { tickets: TicketContext["tickets"]; count: number; requesterId: string }) {
  const { hrefOf } = useSteadyDesk();
  if (tickets.length === 0) return <p className="text-sm text-muted">{t("thisIsTheirFirst")}</p>;
  return (
    <>
      <ul className="-mx-2">
        {tickets.map((ticket) => (
          <li key={ticket.id}>
            <Link href={hrefOf(ticket.number)} className="flex items-center gap-2 rounded-md px-2 py-1.5 text-sm hover:bg-hover touch:py-2.5">
              <StatusSign status={ticket.status} />
              <span className="min-w-0 flex-1 truncate" title={`${ticket.number}: ${ticket.subject}`}>
                {ticket.subject}
              </span>
              <TimeAgo time={ticket.createdAt} className="shrink-0 text-xs text-muted" />
            </Link>
          </li>
        ))}
      </ul>
      {count > tickets.length && (
        <Link href={`/desk?${searchFrom({ view: "all", requester: requesterId })}`} className="text-sm text-brand-text underline underline-offset-2">
          {t("allTickets", { count: count + 1 })}
        </Link>
      )}
    </>
  );
}
