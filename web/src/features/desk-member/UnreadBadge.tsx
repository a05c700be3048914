import { useQuery } from "@tanstack/react-query";
import type { TicketRow } from "../../../../contract/desk.ts";
import { api } from "../../lib/api.ts";
import type { Page } from "../../lib/use-pages.ts";
import { CountBadge } from "../../ui/Badge.tsx";
import { listKey } from "./ticket-api.ts";
import { useLiveLists } from "./use-ticket.ts";

/** How many messages wait in one's own tickets, at the navigation's entry. */
export default function UnreadBadge() {
  const { data } = useQuery({
    queryKey: [...listKey, "unread"],
    queryFn: ({ signal }) => api<Page<TicketRow>>("GET", "/api/tickets", { query: { limit: 50 }, signal }),
    staleTime: 60_000,
  });
  useLiveLists();
  const unread = data?.items.reduce((sum, ticket) => sum + ticket.unread, 0) ?? 0;
  return <CountBadge count={unread} label={unread === 1 ? "new message" : "new messages"} />;
}
