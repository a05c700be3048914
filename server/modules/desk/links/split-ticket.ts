import { forbidden, conflict } from "../../../platform/errors.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { noteEvent } from "../../conversations/index.ts";
import { accessTicket, lockTicket } from "../access.ts";
import { changeTicket } from "../change-ticket.ts";
import { createTicket } from "../create-ticket.ts";
import { isRequester } from "../policy.ts";
import type { TicketHead } from "../ticket.ts";
import { makeLink } from "./link-tickets.ts";
import * as queries from "./links.queries.ts";

export interface Split { clientId: string; seqs: readonly number[]; subject: string; category?: string | undefined }

/**
 * DK-13: makes a new ticket of chosen messages, with their authors, times and files. They stay in the old one too: nothing said there
 * loses its sense, and no number of it is missing. The requester sees the new ticket and gets its receipt.
 * @returns the new ticket; for a repeated request the first one @throws 403 on one's own ticket; 404; 409 `nothing-to-split`; 422
 */
export async function splitTicket(tx: Tx, idOrNumber: string, { clientId, seqs, subject, category }: Split): Promise<TicketHead> {
  const from = await lockTicket(tx, idOrNumber);
  if (isRequester(tx.actor, from)) throw forbidden("This is your own ticket. Open another one, or let a colleague split it.");
  const chosen = await queries.wordsOfMessages.run({ ticketId: from.id, seqs }, tx);
  if (!chosen.some(({ visibility }) => visibility === "public")) throw conflict("nothing-to-split", "Choose at least one message that the requester can see; notes and removed messages alone make no ticket.");
  const created = await createTicket(tx, {
    subject, category: category ?? from.category, priority: from.priority, requesterId: from.requesterId, openedAs: "staff", channel: from.channel, clientId, firstMessages: [],
    words: chosen.filter(({ visibility }) => visibility === "public").map(({ body }) => body).join("\n"),
  });
  if (created.outcome === "repeated") return created.ticket;
  const [copied] = await queries.copyMessages.run({ fromId: from.id, seqs, intoId: created.ticket.id }, tx);
  if (!copied) throw new Error("messages were copied to nowhere");
  const made = await accessTicket(tx, created.ticket.id);
  const facts = { ticketId: from.id, number: from.number };
  const next = await changeTicket(tx, made, {
    verb: "ticket.split_from", told: true, facts, set: { waitingSince: from.waitingSince ?? made.waitingSince },
    thread: { lastSeq: copied.lastSeq, lastPublicSeq: copied.lastPublicSeq, ...(copied.preview === null ? {} : { preview: copied.preview }) },
  });
  await makeLink(tx, "split", from, next);
  await noteEvent(tx, from.id, "split_off", "public", { ticketId: next.id, number: next.number });
  return next;
}
