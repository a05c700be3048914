import { ChevronRight, FileText, Ticket } from "lucide-react";
import { Link } from "wouter";
import type { Message } from "../../../../contract/conversations.ts";

type Extra = NonNullable<Message["extra"]>;

const card = "flex items-center gap-3 rounded-md border border-border bg-surface px-3 py-2.5 text-sm hover:bg-hover touch:min-h-11";

/** Articles and a ticket that a message points to. The ticket without its status: the message holds that of its own moment, which would stand here for ever. */
export function MessageCards({ extra: { articles = [], ticket } }: { extra: Extra }) {
  if (articles.length === 0 && !ticket) return null;
  return (
    <ul className="ml-10.5 mt-2 max-w-[min(86%,40rem)] space-y-2">
      {articles.map(({ slug, title, summary }) => (
        <li key={slug}>
          <Link href={`/help/${slug}`} className={card}>
            <FileText className="size-4.5 shrink-0 text-muted" aria-hidden="true" />
            <span className="min-w-0 flex-1">
              <span className="block font-medium text-brand-text">{title}</span>
              <span className="line-clamp-2 text-muted">{summary}</span>
            </span>
            <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden="true" />
          </Link>
        </li>
      ))}
      {ticket && (
        <li>
          <Link href={`/tickets/${ticket.number}`} className={card}>
            <Ticket className="size-4.5 shrink-0 text-muted" aria-hidden="true" />
            <span className="min-w-0 flex-1 font-mono text-sm font-medium text-brand-text">{ticket.number}</span>
            <ChevronRight className="size-4 shrink-0 text-muted" aria-hidden="true" />
          </Link>
        </li>
      )}
    </ul>
  );
}
