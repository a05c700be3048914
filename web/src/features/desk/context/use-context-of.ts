import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { remedyOffer, ticketContext, ticketRecord } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import { deskKeys } from "../desk-queries.ts";

export type TicketContext = z.infer<typeof ticketContext>;
export type TicketRecord = z.infer<typeof ticketRecord>;
export type RemedyOffer = z.infer<typeof remedyOffer>;

/** What is known about a ticket's requester, with what can be done (DK-7). */
export function useContextOf(ticketId: string) {
  return useQuery({ queryKey: deskKeys.context(ticketId), queryFn: ({ signal }) => api<TicketContext>("GET", `/api/tickets/${ticketId}/context`, { signal }), staleTime: 30_000 });
}
