import type { Message } from "../../../contract/conversations.ts";
import type { ServerEvents } from "../../../contract/live.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { emit } from "../../platform/events.ts";
import { publish } from "../../platform/realtime/realtime.ts";
import { staffWith } from "../identity/index.ts";
import { mentionedNames } from "./mentioned-names.ts";
import * as queries from "./mention.queries.ts";
import type { TicketHead } from "./ticket.ts";

/**
 * CV-10: tells the staff whom a note mentions. Only those who may read notes; other @names are just text, and nobody mentions themselves.
 */
export async function noteMentions(tx: Tx, ticket: TicketHead, note: Message): Promise<void> {
  const names = mentionedNames(note.body);
  const byId = tx.actor.personId;
  if (names.length === 0 || byId === null) return;
  const readers = await staffWith(tx, "ticket.note");
  // A requester who works here must not learn what the team says about their ticket.
  const mentioned = readers.filter((p) => p.username !== null && names.includes(p.username) && p.id !== byId && p.id !== ticket.requesterId);
  if (mentioned.length === 0) return;
  await queries.insertMentions.run({ ticketId: ticket.id, seq: note.seq, personIds: mentioned.map((p) => p.id), byId, now: tx.now }, tx);
  for (const { id } of mentioned) {
    const notification: ServerEvents["notification"] = { kind: "mention", ticketId: ticket.id, number: ticket.number, by: tx.actor.name };
    publish(tx, `person:${id}`, "notification", notification);
    await emit(tx, "staff.mentioned", { ticketId: ticket.id, seq: note.seq, personId: id, byId });
  }
}
