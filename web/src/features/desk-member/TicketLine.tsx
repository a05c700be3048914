import { clsx } from "clsx";
import { Link } from "wouter";
import type { TicketRow } from "../../../../contract/desk.ts";
import { CountBadge } from "../../ui/Badge.tsx";
import { StatusBadge } from "../../ui/StatusBadge.tsx";
import { TimeAgo } from "../../ui/TimeAgo.tsx";
import { textsOf } from "../../lib/texts.ts";
import { ticketsTexts } from "../../texts/en/tickets.ts";

const t = textsOf(ticketsTexts);

/** One of one's own tickets in a list. */
export function TicketLine({ ticket }: { ticket: TicketRow }) {
  const { number, subject, status, unread, preview, updatedAt } = ticket;
  return (
    <Link href={`/tickets/${number}`} className="block px-4 py-3.5 hover:bg-hover focus-visible:-outline-offset-2 sm:px-5">
      <span className="flex items-baseline justify-between gap-3">
        <span className={clsx("min-w-0 truncate", unread > 0 ? "font-semibold" : "font-medium")}>{subject}</span>
        <TimeAgo time={updatedAt} className="shrink-0 text-xs text-muted" />
      </span>
      <span className="mt-0.5 flex items-center justify-between gap-3">
        <span className={clsx("min-w-0 truncate text-sm", unread > 0 ? "text-text" : "text-muted")}>{preview ?? ""}</span>
        <CountBadge count={unread} label={t("newMessage", { unread })} />
      </span>
      <span className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge status={status} reader="requester" />
        <span className="font-mono text-xs text-muted">{number}</span>
      </span>
    </Link>
  );
}
