import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Ticket } from "../../../../contract/desk.ts";
import { useLiveEvent } from "../conversations/page-live.ts";
import { useGathered } from "../conversations/use-gathered.ts";
import { listKey, readTicket, ticketKey } from "./ticket-api.ts";

/**
 * One of one's own tickets, kept true: read again whenever the server says that it changed.
 *
 * @param idOrNumber null while there is none
 */
export function useTicket(idOrNumber: string | null) {
  const client = useQueryClient();
  const key = ticketKey(idOrNumber ?? "");
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => readTicket(idOrNumber ?? "", signal), enabled: idOrNumber !== null });
  const id = query.data?.id;
  const again = useGathered(() => void client.invalidateQueries({ queryKey: key }));
  useLiveEvent("ticket", (changed) => changed.id === id && again());
  return query;
}

/** Takes over a ticket as an action has answered it; lists are read again. */
export function useTookTicket(): (ticket: Ticket) => void {
  const client = useQueryClient();
  return (ticket) => {
    for (const name of [ticket.id, ticket.number]) {
      if (client.getQueryData(ticketKey(name))) client.setQueryData(ticketKey(name), ticket);
    }
    void client.invalidateQueries({ queryKey: listKey });
  };
}

/** Keeps lists of tickets true while they are shown: what was written, read or changed anywhere reads them again. */
export function useLiveLists(): void {
  const client = useQueryClient();
  const again = useGathered(() => void client.invalidateQueries({ queryKey: listKey }));
  useLiveEvent("ticket", again);
  useLiveEvent("message", again);
  useLiveEvent("read", again);
}
