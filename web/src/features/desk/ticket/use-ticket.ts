import { useCallback, useEffect, useMemo } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Message, TimelineEvent } from "../../../../../contract/conversations.ts";
import type { Ticket, TicketRow } from "../../../../../contract/desk.ts";
import { api } from "../../../lib/api.ts";
import type { Deliver } from "../../conversations/deliver.ts";
import { useLiveEvent } from "../../conversations/page-live.ts";
import { useGathered } from "../../conversations/use-gathered.ts";
import type { Snapshot } from "../../conversations/thread-state.ts";
import { useThread, type Thread, type ThreadSource } from "../../conversations/use-thread.ts";
import { deskKeys } from "../desk-queries.ts";
import { onArrival } from "../compose/page-queue.ts";

export const readTicket = (number: string, signal?: AbortSignal) => api<Ticket>("GET", `/api/tickets/${encodeURIComponent(number)}`, { signal });

export function snapshotOf({ messages, timeline, readSeq, readByOthersSeq, deliveredToOthersSeq }: Ticket): Snapshot {
  return { page: messages, timeline, readByMe: readSeq, readByOthers: readByOthersSeq, deliveredToOthers: deliveredToOthersSeq };
}

/** A ticket with what the desk says of it now; its thread is followed by other means. */
function withRow(ticket: Ticket, row: TicketRow): Ticket {
  return { ...ticket, ...row, unread: ticket.unread };
}

/** Events after which the ticket holds more than the row and the thread tell. */
const tellsMore = new Set(["mail_failed", "mail_withheld", "follow_up", "rated", "resolved", "closed", "reopened", "status_changed", "merged", "merged_in", "unmerged", "merge_undone", "split_off", "linked", "unlinked", "problem", "no_problem"]);

export type OpenTicket = { ticket: Ticket | undefined; error: unknown; retry: () => void; thread: Thread | null };

/**
 * A ticket and its thread, live.
 *
 * @param number such as HELP-00124
 * @param onRead everything in it has been read here
 */
export function useTicket(number: string, me: string, onRead: (ticketId: string) => void): OpenTicket {
  const client = useQueryClient();
  const key = useMemo(() => deskKeys.ticket(number), [number]);
  const { data: ticket, error, refetch } = useQuery({ queryKey: key, queryFn: ({ signal }) => readTicket(number, signal) });
  const again = useCallback(() => void client.invalidateQueries({ queryKey: key }), [client, key]);

  // What stands beside it is read anew too: whoever writes may have confirmed their address meanwhile.
  const contextAgain = useGathered(() => void (ticket && client.invalidateQueries({ queryKey: deskKeys.context(ticket.id) })));

  useLiveEvent("ticket", ({ id, version, row }) => {
    if (id !== ticket?.id) return;
    contextAgain();
    if (version <= ticket.version) return;
    if (row) client.setQueryData<Ticket>(key, (held) => held && (held.version < version ? withRow(held, row) : held));
    // What may be done next follows from the status, and only the server knows it.
    if (!row || row.status !== ticket.status) again();
  });
  useEffect(() => onArrival((one) => one.ticketId === ticket?.id && again()), [again, ticket?.id]);

  const id = ticket?.id;
  // Our own replies go by the reply queue; this is for what the same person wrote as a member and could not send.
  const deliver = useCallback<Deliver>(async (sending) => (await api<{ message: Message }>("POST", `/api/tickets/${id ?? ""}/replies`, { body: sending })).message, [id]);
  const source = useMemo<ThreadSource | null>(() => {
    if (!ticket) return null;
    return {
      conversationId: ticket.id,
      me,
      reader: ticket.requester.id,
      snapshot: snapshotOf(ticket),
      refresh: async () => snapshotOf(await client.fetchQuery({ queryKey: key, queryFn: () => readTicket(number), staleTime: 0 })),
      deliver,
      route: { kind: "ticket", id: ticket.id },
      onNews: ({ event }: { event?: TimelineEvent }) => event && tellsMore.has(event.kind) && again(),
      onRead: () => onRead(ticket.id),
    };
  }, [again, client, deliver, key, me, number, onRead, ticket]);
  const thread = useThread(source);
  return { ticket, error: ticket ? null : error, retry: () => void refetch(), thread };
}
