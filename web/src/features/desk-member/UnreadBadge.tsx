import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { TicketRow } from "../../../../contract/desk.ts";
import { api } from "../../lib/api.ts";
import { meKey } from "../../lib/session.ts";
import type { Page } from "../../lib/use-pages.ts";
import { CountBadge } from "../../ui/Badge.tsx";
import { useLiveEvent } from "../conversations/page-live.ts";
import { listKey } from "./ticket-api.ts";
import { useLiveLists } from "./use-ticket.ts";
import { textsOf } from "../../lib/texts.ts";
import { ticketTexts } from "../../texts/en/ticket.ts";

const t = textsOf(ticketTexts);

/** How many messages wait in one's own tickets, at the navigation's entry. */
export default function UnreadBadge() {
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: [...listKey, "unread"],
    queryFn: ({ signal }) => api<Page<TicketRow>>("GET", "/api/tickets", { query: { limit: 50 }, signal }),
    staleTime: 60_000,
  });
  // This badge stands on every page of a member, so it keeps all lists of tickets true.
  useLiveLists();
  // The session was ended elsewhere: the page learns it at once, not at the next press.
  useLiveEvent("signed-out", () => void client.invalidateQueries({ queryKey: meKey }));
  const unread = data?.items.reduce((sum, ticket) => sum + ticket.unread, 0) ?? 0;
  return <CountBadge count={unread} label={t("newMessage", { unread })} />;
}
