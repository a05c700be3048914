import type { Message } from "../../../contract/conversations.ts";
import { may } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { forbidden } from "../../platform/errors.ts";
import { messagesPerMinute, postMessage } from "../conversations/index.ts";
import { lockTicket } from "./access.ts";
import { changeTicket } from "./change-ticket.ts";
import { noteMentions } from "./note-mentions.ts";
import { isRequester } from "./policy.ts";
import type { TicketHead } from "./ticket.ts";

export interface NewNote {
  clientId: string;
  body: string;
  attachments?: readonly string[] | undefined;
}

export interface Noted {
  outcome: "posted" | "duplicate";
  message: Message;
  ticket: TicketHead;
  messagesLeft: number | null;
}

/**
 * An internal note (CV-9): only staff with `ticket.note` read it, by any path. @username of such staff mentions them (CV-10).
 * @throws 403 without the permission, and on one's own ticket, where staff are the member; 404; 429
 */
export async function writeNote(tx: Tx, idOrNumber: string, note: NewNote): Promise<Noted> {
  return noteOn(tx, await lockTicket(tx, idOrNumber), note);
}

/** The same on a ticket that is locked already: hand-over notes. */
export async function noteOn(tx: Tx, ticket: TicketHead, note: NewNote): Promise<Noted> {
  if (!may(tx.actor, "ticket.note")) throw forbidden();
  if (isRequester(tx.actor, ticket)) throw forbidden("This is your own ticket: the team's notes on it are not yours to write.");
  const { outcome, message, messagesLeft } = await postMessage(tx, {
    conversationId: ticket.id, clientId: note.clientId, body: note.body, attachments: note.attachments, visibility: "internal", as: "person", perMinute: messagesPerMinute(tx.services),
  });
  if (outcome === "duplicate") return { outcome, message, ticket, messagesLeft };
  // The requester must not learn of it by any time, count or version that is told to them.
  const next = await changeTicket(tx, ticket, {
    verb: "ticket.noted", set: {}, told: false, facts: { seq: message.seq }, thread: { lastSeq: message.seq },
  });
  await noteMentions(tx, next, message);
  return { outcome, message, ticket: next, messagesLeft };
}
