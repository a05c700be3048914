import type { Message } from "../../../contract/conversations.ts";
import type { Priority, TicketRow } from "../../../contract/desk.ts";
import type { StoredFile } from "../../../contract/files.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { DomainError, invalid } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import { newId } from "../../platform/ids.ts";
import { attachFiles, noteEvent, storeFiles } from "../conversations/index.ts";
import { accessTicket, lockTicket } from "./access.ts";
import { announceTicket } from "./announce-ticket.ts";
import { changeTicket } from "./change-ticket.ts";
import { noSuchCategory } from "./check-category.ts";
import { newTicketRecord } from "./new-ticket-record.ts";
import { numberPrefix, numberWidth, ticketsPerDay, ticketsPerHour } from "./settings.ts";
import { foundByWords, textFingerprint } from "./text-fingerprint.ts";
import type { TicketHead, TicketRecord } from "./ticket.ts";
import * as queries from "./ticket.queries.ts";

export interface FirstMessage {
  body: string;
  clientId?: string;
  /** When it was written, for words copied from a bot talk; now without it. */
  createdAt?: Date;
  copiedFrom?: { conversationId: string; seq: number };
  /** Ids of the actor's uploaded files (CV-7). */
  attachments?: readonly string[] | undefined;
  /** Files of the message that this one is a copy of. */
  files?: readonly StoredFile[] | undefined;
}

export interface NewTicket {
  subject: string;
  category: string;
  priority?: Priority;
  /** The actor without it. */
  requesterId?: string;
  openedAs: "member" | "staff" | "assistant" | "channel";
  channel: TicketRow["channel"];
  /** Its first entries in order, all written by the actor. The first is the description. */
  firstMessages: readonly FirstMessage[];
  /** What it is found by, when its entries are put in afterwards (a split). */
  words?: string | undefined;
  /** The same id by the same opener answers with the same ticket. */
  clientId?: string | undefined;
  /** A closed ticket that this one goes on from. Same requester. */
  followUpOf?: string | undefined;
  /** The bot talk that it came from (AS-4), and what was checked there (AS-6). */
  sourceConversationId?: string;
  evidence?: { title: string; lines: string[] }[];
}

export interface CreatedTicket {
  /** `repeated`: the opener's earlier ticket with the same client id, or with the same text within 10 minutes (DK-2). */
  outcome: "created" | "repeated";
  ticket: TicketRecord;
  /** Empty for a repeated one. */
  messages: Message[];
}

const sameTextMilliseconds = 10 * 60_000;

/**
 * DK-1: opens a ticket with its thread, acting as the actor, who must be a person. Everything is one round trip.
 * @throws 404 `followUpOf` is not theirs; 422 category, requester; 429 `ticket-limit` with when to come back (DK-2)
 */
export async function createTicket(tx: Tx, wanted: NewTicket): Promise<CreatedTicket> {
  const me = tx.actor.personId;
  if (me === null) throw new Error("a ticket is opened by a person: act as them");
  const requesterId = wanted.requesterId ?? me;
  const before = wanted.followUpOf === undefined ? null : await lockTicket(tx, wanted.followUpOf);
  if (before && before.requesterId !== requesterId) throw invalid([{ path: "followUpOf", message: "A follow-up has the same requester as the ticket that it follows." }]);
  const messages = wanted.firstMessages.map((m) => ({
    clientId: m.clientId ?? newId(), body: m.body, at: (m.createdAt ?? tx.now).toISOString(), extra: extraOf(m),
  }));
  const text = wanted.words ?? messages.map((m) => m.body).join("\n");
  const { settings } = tx.services;
  // Limits and repeats are about what one asks for oneself, not about staff who take calls.
  const own = requesterId === me;
  const limit = (n: number) => (own && n > 0 ? n : null);
  const [row] = await queries.createTicket.run({
    id: newId(), clientId: wanted.clientId ?? null, prefix: settings.get(numberPrefix), width: settings.get(numberWidth), subject: wanted.subject, requesterId,
    openedAs: wanted.openedAs, channel: wanted.channel, category: wanted.category, priority: wanted.priority ?? "medium", followUpOf: before?.id ?? null,
    sourceConversationId: wanted.sourceConversationId ?? null, evidence: wanted.evidence ?? null, textHash: textFingerprint(wanted.subject, text),
    subjectWords: foundByWords(wanted.subject), textWords: foundByWords(text), messages,
    perHour: limit(settings.get(ticketsPerHour)), perDay: limit(settings.get(ticketsPerDay)), sameTextSince: own ? new Date(tx.now.getTime() - sameTextMilliseconds) : null,
    requestId: tx.origin?.requestId ?? null, address: tx.origin?.address ?? null, now: tx.now,
  }, tx);
  if (!row) throw new Error("desk_create_ticket answered nothing");
  if (row.outcome === "repeated" || row.outcome === "same_text") return { outcome: "repeated", ticket: await accessTicket(tx, row.ticketId), messages: [] };
  if (row.outcome === "limited") throw limitReached(tx.now, row.retryAt ?? tx.now);
  if (row.outcome === "no_category") throw noSuchCategory();
  if (row.outcome === "no_requester") throw invalid([{ path: "requesterId", message: "There is no such person." }]);
  const created = newTicketRecord(tx, { ...wanted, requesterId, followUpOf: before?.id }, row, messages);
  for (const [i, m] of wanted.firstMessages.entries()) {
    const message = created.messages[i];
    if (message) created.messages[i] = m.attachments?.length ? await attachFiles(tx, message, m.attachments) : await storeFiles(tx, message, m.files ?? []);
  }
  if (before) await noteFollowUp(tx, before, created.ticket);
  await emit(tx, "ticket.created", { ticketId: created.ticket.id, number: created.ticket.number, requesterId, openedAs: wanted.openedAs });
  announceTicket(tx, created.ticket, true);
  return { outcome: "created", ...created };
}

/** With the mark that files will come: a message without words needs it. */
function extraOf({ copiedFrom, attachments, files }: FirstMessage): object | null {
  const withFiles = (attachments?.length ?? files?.length ?? 0) > 0;
  return copiedFrom || withFiles ? { ...(copiedFrom ? { copiedFrom } : {}), ...(withFiles ? { files: [] } : {}) } : null;
}

async function noteFollowUp(tx: Tx, before: TicketHead, followUp: TicketHead): Promise<void> {
  const facts = { ticketId: followUp.id, number: followUp.number };
  await changeTicket(tx, before, { verb: "ticket.followed_up", set: {}, told: true, facts });
  await noteEvent(tx, before.id, "follow_up", "public", facts);
}

/** DK-2: 429 that says until when. */
function limitReached(now: Date, until: Date): DomainError {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  const minutes = Math.ceil(seconds / 60);
  return new DomainError({
    code: "ticket-limit", status: 429, title: "Too many tickets", retryAfter: seconds, extra: { until: until.toISOString() },
    detail: `You have opened several tickets lately. You can open the next one in ${minutes < 60 ? `${minutes} min` : `${Math.ceil(minutes / 60)} h`}; until then you can add to those you have.`,
  });
}
