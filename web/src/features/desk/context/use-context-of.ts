import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { remedyOffer, ticketContext, ticketRecord } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import { deskKeys } from "../desk-queries.ts";

export type TicketContext = z.infer<typeof ticketContext>;
export type TicketRecord = z.infer<typeof ticketRecord>;
export type RemedyOffer = z.infer<typeof remedyOffer>;

/** Milliseconds between looks while an address is not confirmed: its confirmation is no event of the ticket. */
const unconfirmedEvery = 30_000;

/** What is known about a ticket's requester, with what can be done (DK-7): read again with each event of the ticket, and when the page is looked at again. */
export function useContextOf(ticketId: string) {
  return useQuery({
    queryKey: deskKeys.context(ticketId),
    queryFn: ({ signal }) => api<TicketContext>("GET", `/api/tickets/${ticketId}/context`, { signal }),
    staleTime: 30_000,
    refetchOnWindowFocus: "always",
    refetchInterval: ({ state }) => (state.data?.requester.emailVerified === false ? unconfirmedEvery : false),
  });
}
