import type { Message } from "../../../contract/conversations.ts";
import type { Status } from "../../../contract/desk.ts";
import type { StoredFile } from "../../../contract/files.ts";
import { may } from "../../platform/actor.ts";
import { ownTransaction, WrongGuess, type Tx } from "../../platform/db/tx.ts";
import { forbidden, type DomainError } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import { messagesPage, messagesPerMinute, postMessage } from "../conversations/index.ts";
import type { PostedMessage as Posted } from "../../platform/ports.ts";
import { accessTicket, lockTicket, ticketIdOf } from "./access.ts";
import { changeTicket } from "./change-ticket.ts";
import { createTicket } from "./create-ticket.ts";
import { goesOnIn } from "./links/follow-merges.ts";
import { noteMove } from "./move-ticket.ts";
import { previewOf } from "./new-ticket-record.ts";
import { forbiddenMove, isRequester } from "./policy.ts";
import { canMove, replied, statusAfterReply } from "./state-machine.ts";
import type { TicketHead, TicketRecord } from "./ticket.ts";
import * as queries from "./reply.queries.ts";

export interface NewReply {
  /** Made by the writer: the same one again answers with the first message (CV-1). */
  clientId: string;
  /** Empty only with attachments. */
  body: string;
  /** Ids of the writer's uploaded files (CV-7). */
  attachments?: readonly string[] | undefined;
  /** Files of messages that this reply is a copy of, in place of `attachments`. */
  files?: readonly StoredFile[] | undefined;
  replyTo?: number | null;
  /** DK-8: refuse when somebody else replied after this seq. */
  seenSeq?: number | undefined;
  /** One of many that somebody sends in one step: not counted against the messages of a minute. */
  oneOfMany?: boolean;
  /** DK-9: reply and set the status in one step. */
  setStatus?: Status | undefined;
}

export interface Replied {
  outcome: "posted" | "duplicate";
  message: Message;
  /** The ticket that the message is in: the follow-up, when there is one. */
  ticket: TicketRecord;
  followUp: { id: string; number: string } | null;
  /** Messages left to the writer in this minute; null when none was counted. */
  messagesLeft: number | null;
}

/**
 * A public reply by the requester or by staff, with what it does to the ticket (DK-3, DK-9). Staff's first reply takes an open ticket into
 * work but assigns nobody: answering once is not a promise to stay on it. A requester's reply to a closed ticket goes on in its follow-up,
 * which it opens when none is there or all are closed.
 * @throws 403, 404; 409 `stale` with the newer messages, `forbidden-move` with the moves allowed; 429
 */
export async function replyToTicket(tx: Tx, idOrNumber: string, reply: NewReply): Promise<Replied> {
  const { ticket, posting } = await lockAndPost(tx, idOrNumber, reply);
  const by = isRequester(tx.actor, ticket) ? "requester" : "staff";
  if (by === "staff" && !may(tx.actor, "ticket.reply")) throw forbidden();
  const to = statusFor(tx, ticket, by, reply);
  if (typeof to !== "string" && posting) throw new WrongGuess("this ticket takes no such reply");
  if (typeof to !== "string") return await sentBefore(tx, ticket, reply.clientId) ?? (await inLiving(tx, ticket, reply)) ?? (by === "requester" && ticket.status === "closed" ? followUp(tx, ticket, reply) : refuse(to));
  const posted = await (posting ?? post(tx, ticket.id, reply));
  const { message, messagesLeft } = posted;
  if (posted.outcome === "duplicate") return { outcome: "duplicate", message, ticket: await accessTicket(tx, ticket.id), followUp: null, messagesLeft };
  const next = await changeTicket(tx, ticket, {
    verb: "ticket.replied", last: true, set: replied(ticket, by, to, tx.now), told: true, facts: { seq: message.seq },
    thread: { lastSeq: message.seq, lastPublicSeq: message.seq, preview: previewOf(message) },
  });
  if (to !== ticket.status) await noteMove(tx, next, ticket.status);
  await emit(tx, "ticket.replied", { ticketId: ticket.id, messageId: message.id, seq: message.seq, authorId: tx.actor.personId ?? "", authorPart: by === "requester" ? "member" : "staff", assigneeId: next.assignee?.id ?? null });
  // Who writes has read the thread.
  return { outcome: "posted", message, ticket: { ...next, readSeq: message.seq, unread: 0 }, followUp: null, messagesLeft };
}

function post(tx: Tx, ticketId: string, { clientId, body, attachments, files, replyTo, seenSeq, oneOfMany }: NewReply): Promise<Posted> {
  return postMessage(tx, {
    conversationId: ticketId, clientId, body, attachments, files, visibility: "public", replyTo: replyTo ?? null, as: "person",
    seenSeq: seenSeq ?? null, perMinute: oneOfMany ? null : messagesPerMinute(tx.services),
  });
}

/**
 * Locks the ticket, and where its conversation is known posts in the same round trip: nearly every reply is one that the ticket takes. What its rules refuse is undone
 * with the transaction.
 * @throws 404
 */
async function lockAndPost(tx: Tx, idOrNumber: string, reply: NewReply): Promise<{ ticket: TicketHead; posting: Promise<Posted> | null }> {
  // Only for whoever may see every ticket: others would wait at the conversation of one that they may not know of.
  const likely = tx.guessing() && may(tx.actor, "ticket.read") && !reply.attachments?.length && !reply.files?.length;
  const known = likely ? ticketIdOf(tx.services, idOrNumber) : undefined;
  const locking = lockTicket(tx, idOrNumber);
  const posting = known === undefined ? null : post(tx, known, reply);
  // Both have ended before anything is decided: what a refused one still asked would go to somebody else's transaction.
  const [locked] = await Promise.allSettled([locking, posting]);
  if (locked.status === "rejected") throw locked.reason;
  if (posting && locked.value.id !== known) throw new WrongGuess("another ticket has this number");
  return { ticket: locked.value, posting };
}

/** The status that the reply leads to, or why there can be no such reply. */
function statusFor(tx: Tx, ticket: TicketHead, by: "requester" | "staff", reply: NewReply): Status | DomainError {
  const natural = statusAfterReply(by, ticket);
  if (natural === null) return forbiddenMove(tx.actor, ticket, "This ticket is closed. Reopen it first.");
  if (reply.setStatus === undefined) return natural;
  if (by === "requester" && reply.setStatus !== "resolved") return forbidden("You can reply and mark the ticket as solved; the other statuses are the team's.");
  return canMove(ticket.status, reply.setStatus) ? reply.setStatus : forbiddenMove(tx.actor, ticket, `This reply can't set the status to ${reply.setStatus}.`);
}

/** A repeated request answers as the first did, whatever the ticket has become since. */
async function sentBefore(tx: Tx, ticket: TicketHead, clientId: string): Promise<Replied | null> {
  const [first] = await queries.postedBefore.run({ ticketId: ticket.id, clientId }, tx);
  if (!first) return null;
  const page = await messagesPage(tx, ticket.id, { after: first.seq - 1, limit: 1 });
  const [message] = page.items;
  return message ? { outcome: "duplicate", message, ticket: await accessTicket(tx, ticket.id), followUp: null, messagesLeft: null } : null;
}

/** DK-13: what is written to a merged ticket belongs where it went: on the requester's old page, and in answer to an old mail. */
async function inLiving(tx: Tx, ticket: TicketHead, { clientId, body, attachments, files }: NewReply): Promise<Replied | null> {
  const id = await goesOnIn(tx, ticket);
  if (id === ticket.id) return null;
  ownTransaction(tx);
  const there = await replyToTicket(tx, id, { clientId, body, attachments, files });
  return { ...there, followUp: there.followUp ?? { id: there.ticket.id, number: there.ticket.number } };
}

/** The lock on the closed ticket keeps two replies from opening two follow-ups. */
async function followUp(tx: Tx, closed: TicketHead, reply: NewReply): Promise<Replied> {
  ownTransaction(tx);
  const { clientId, body, attachments, files } = reply;
  const [open] = await queries.followUpToReplyTo.run({ ticketId: closed.id, clientId }, tx);
  if (open) {
    // What the writer had seen and answers to are places in the closed thread.
    const there = await replyToTicket(tx, open.id, { clientId, body, attachments, files });
    return { ...there, followUp: { id: there.ticket.id, number: there.ticket.number } };
  }
  const created = await createTicket(tx, {
    subject: closed.subject, category: closed.category, priority: closed.priority === "urgent" ? "high" : closed.priority, openedAs: "member",
    channel: closed.channel, followUpOf: closed.id, clientId, firstMessages: [{ body, clientId, attachments, files }],
  });
  const { ticket } = created;
  const message = created.messages[0] ?? (await messagesPage(tx, ticket.id, { after: 0, limit: 1 })).items[0];
  if (!message) throw new Error("a follow-up has no message");
  return { outcome: created.outcome === "created" ? "posted" : "duplicate", message, ticket, followUp: { id: ticket.id, number: ticket.number }, messagesLeft: null };
}

function refuse(refusal: DomainError): never {
  throw refusal;
}
