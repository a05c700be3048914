import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import type { TicketRow } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import { textsOf } from "../../../lib/texts.ts";
import type { Page } from "../../../lib/use-pages.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Card } from "../../../ui/Card.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { StatusBadge } from "../../../ui/StatusBadge.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";

const t = textsOf(adminPersonTexts);

const most = 5;

/** The newest tickets of somebody, and the way to all of them at the desk. Needs `ticket.read`. */
export function TicketsCard({ id, name }: { id: string; name: string }) {
  const { data, error, refetch } = useQuery({ queryKey: ["admin", "person", id, "tickets"], queryFn: ({ signal }) => api<Page<TicketRow>>("GET", "/api/desk/tickets", { query: { view: "all", requester: id, sort: "-created", limit: most }, signal }) });
  return (
    <Card title={t("tickets")}>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={4} />)}
      {data?.items.length === 0 && <p className="text-sm text-muted">{t("noTickets")}</p>}
      {data && data.items.length > 0 && (
        <div className="space-y-3">
          <ul aria-label={t("tickets")} className="-mx-2 -mt-1">
            {data.items.map((ticket) => (
              <li key={ticket.id}>
                <Link href={`/desk/tickets/${ticket.number}`} className="flex flex-wrap items-center gap-x-3 gap-y-0.5 rounded-md px-2 py-2 text-sm hover:bg-hover">
                  <span className="min-w-40 flex-1 [overflow-wrap:anywhere]">
                    <span className="font-mono text-xs text-muted">{ticket.number}</span> {ticket.subject}
                  </span>
                  <StatusBadge status={ticket.status} />
                  <TimeAgo time={ticket.createdAt} className="text-xs text-muted" />
                </Link>
              </li>
            ))}
          </ul>
          {data.nextCursor && (
            <Link href={`/desk?view=all&requester=${id}`} className="text-sm font-medium text-brand-text underline underline-offset-2">
              {t("allTickets", { name })}
            </Link>
          )}
        </div>
      )}
    </Card>
  );
}
