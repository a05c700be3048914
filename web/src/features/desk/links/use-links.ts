import { useCallback } from "react";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import type { TicketLinks } from "../../../../../contract/desk-links.ts";
import type { TicketRow } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import { useLiveEvent } from "../../conversations/page-live.ts";
import { deskKeys } from "../desk-queries.ts";

const linksKey = (ticketId: string) => ["desk", "links", ticketId] as const;

/** What a ticket is tied to (DK-13), read again when the ticket or a problem changes. */
export function useLinks(ticketId: string, version: number) {
  const query = useQuery({
    queryKey: [...linksKey(ticketId), version], queryFn: ({ signal }) => api<TicketLinks>("GET", `/api/tickets/${ticketId}/links`, { signal }), placeholderData: keepPreviousData,
  });
  const { refetch } = query;
  useLiveEvent("problem", () => void refetch());
  return query;
}

/** Reads ties and the ticket again after one of them changed. */
export function useTiesChanged(): (ticketId: string, number: string) => void {
  const client = useQueryClient();
  return useCallback((ticketId, number) => {
    void client.invalidateQueries({ queryKey: linksKey(ticketId) });
    void client.invalidateQueries({ queryKey: deskKeys.ticket(number) });
  }, [client]);
}

/** Tickets that what was typed finds, to choose one; the best few. */
export function useFoundTickets(typed: string, requester?: string) {
  const words = typed.trim();
  return useQuery({
    queryKey: ["desk", "find", words, requester ?? ""], enabled: words.length > 1 || requester !== undefined, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => api<{ items: TicketRow[] }>("GET", "/api/desk/tickets", { query: { q: words || undefined, requester, view: "all", limit: 6 }, signal }),
  });
}
