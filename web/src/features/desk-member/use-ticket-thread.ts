import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import type { Ticket } from "../../../../contract/desk.ts";
import type { Deliver } from "../conversations/deliver.ts";
import { useThread, type Thread, type ThreadSource } from "../conversations/use-thread.ts";
import { noteSessionEnd } from "../identity/note-session-end.ts";
import { listKey, readTicket, replyTo, snapshotOf, ticketKey } from "./ticket-api.ts";

export type TicketThreadOptions = {
  ticket: Ticket | undefined;
  /** Under which name the ticket is cached. */
  cachedAs: string;
  me: string;
  /** A reply to a closed ticket has opened another one. */
  onFollowUp: (number: string) => void;
};

/** The thread of one of one's own tickets, live; null until the ticket is there. */
export function useTicketThread({ ticket, cachedAs, me, onFollowUp }: TicketThreadOptions): Thread | null {
  const client = useQueryClient();
  const id = ticket?.id;
  const snapshot = useMemo(() => ticket && snapshotOf(ticket), [ticket]);
  const refresh = useCallback(async () => snapshotOf(await client.fetchQuery({ queryKey: ticketKey(cachedAs), queryFn: ({ signal }) => readTicket(cachedAs, signal), staleTime: 0 })), [cachedAs, client]);
  const deliver = useCallback<Deliver>(
    async (sending) => {
      const { message, followUp } = await replyTo(id ?? "", sending).catch(noteSessionEnd(client));
      void client.invalidateQueries({ queryKey: listKey });
      if (followUp) onFollowUp(followUp.number);
      else void client.invalidateQueries({ queryKey: ticketKey(cachedAs) });
      return message;
    },
    [cachedAs, client, id, onFollowUp],
  );
  const source = useMemo<ThreadSource | null>(() => {
    if (id === undefined || !snapshot) return null;
    return {
      conversationId: id, me, snapshot, refresh, deliver, route: { kind: "ticket", id },
      onNews: ({ event }) => event && void client.invalidateQueries({ queryKey: ticketKey(cachedAs) }),
      onRead: () => void client.invalidateQueries({ queryKey: listKey }),
    };
  }, [cachedAs, client, deliver, id, me, refresh, snapshot]);
  return useThread(source);
}
