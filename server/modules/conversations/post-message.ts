import type { Message } from "../../../contract/conversations.ts";
import type { StoredFile } from "../../../contract/files.ts";
import { conflict, DomainError, invalid, notFound, notSignedIn, tooMany } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import type { Tx } from "../../platform/db/tx.ts";
import type { PostedMessage } from "../../platform/ports.ts";
import type { Services } from "../../platform/services.ts";
import { limitSettings } from "../../platform/limits/limit-settings.ts";
import type { MessagePosted } from "./events.ts";
import * as queries from "./message.queries.ts";
import { attachFiles, extraBefore, storeFiles } from "./attach-files.ts";
import { tellMarker } from "./mark-delivered.ts";
import { messagesPage } from "./messages-page.ts";
import { presentMessage, type MessageRow } from "./present.ts";

export interface NewMessage {
  conversationId: string;
  /** Made by the writer; the same one again is the same message (CV-1). */
  clientId: string;
  /** Trimmed, up to 4,000 characters (10,000 for a ticket's first entry); empty only with attachments. */
  body: string;
  visibility: Message["visibility"];
  replyTo?: number | null;
  extra?: Message["extra"];
  /** Ids of uploaded files, the writer's own (CV-7). */
  attachments?: readonly string[] | undefined;
  /** Files of another message that this one is a copy of, in place of `attachments`. */
  files?: readonly StoredFile[] | undefined;
  as: "person" | "bot";
  /** Refuse as stale when somebody else wrote publicly after this seq (DK-8). */
  seenSeq?: number | null;
  /** Messages a minute for this writer (CV-16); null for none. */
  perMinute?: number | null;
  /** False for kinds without rules in code: the database then looks whether the conversation is closed. */
  rulesChecked?: boolean;
}

export type Posted = PostedMessage;

/** What the two SQL functions answer with. */
export interface PostingRow extends MessageRow {
  outcome: string;
  retryAfter: number | null;
  kind: string | null;
  latestSeq: number | null;
  recipients: string[] | null;
  limitFullAt: Date | null;
}

/** Where the writer's marker was, when writing moved it: who writes in a ticket has read it. */
interface MovedByWriting { readBefore: number | null; lastPublicSeq: number | null }

/** The limit of CV-16 as the settings have it; null when limits are switched off for a measurement. */
export function messagesPerMinute(services: Services): number | null {
  return services.config.rateLimits ? services.settings.get(limitSettings.message) : null;
}

/**
 * Writes a message in the caller's transaction: the kind's own rules have been checked by the caller.
 * Publishes to sockets after commit and emits `message.posted`.
 * @throws notFound; conflict `stale` with the newer messages; conflict `bot-not-owner` (AS-8); tooMany (CV-16)
 */
export async function postMessage(tx: Tx, message: NewMessage): Promise<Posted> {
  const [row] = await queries.postMessage.run({
    conversationId: message.conversationId, clientId: message.clientId, body: message.body, visibility: message.visibility,
    replyTo: message.replyTo ?? null, extra: extraBefore(message), as: message.as,
    seenSeq: message.seenSeq ?? null, perMinute: message.perMinute ?? null, rulesChecked: message.rulesChecked ?? true, now: tx.now,
  }, tx);
  if (!row) throw notFound("This conversation");
  if (row.outcome === "stale") {
    const newer = await messagesPage(tx, message.conversationId, { after: message.seenSeq ?? 0, limit: 50 });
    throw conflict("stale", "Somebody answered while you were writing. Look at it, then send again.", {
      latestSeq: row.latestSeq, messages: newer.items.filter((m) => m.visibility === "public"),
    });
  }
  const posted = accepted(tx.services, message.conversationId, row);
  if (posted.outcome === "duplicate") {
    tx.afterCommit(() => tellAgain(tx.services, posted.message));
    return posted;
  }
  const whole = message.files ? await storeFiles(tx, posted.message, message.files) : await attachFiles(tx, posted.message, message.attachments ?? []);
  await emit(tx, "message.posted", postedEvent(row, whole));
  tx.afterCommit(() => tell(tx.services, whole, row.recipients ?? []));
  tellRead(tx, whole, row);
  return { ...posted, message: whole };
}

/** Turns an outcome into the message, or into the refusal that it means. */
export function accepted(services: Services, conversationId: string, row: PostingRow): Posted {
  switch (row.outcome) {
    case "posted":
    case "duplicate":
      return { outcome: row.outcome, message: presentMessage(services, conversationId, row), messagesLeft: messagesLeft(services, row) };
    case "not_signed_in": throw notSignedIn();
    case "not_found": throw notFound("This conversation");
    case "closed": throw closed();
    case "not_taken": throw notTaken();
    case "not_verified": throw notVerified();
    case "no_such_reply": throw invalid([{ path: "replyTo", message: "The message that this answers is not in this conversation." }]);
    case "bot_not_owner": throw conflict("bot-not-owner", "Staff have taken over this conversation.");
    case "rate_limited": throw tooMany(row.retryAfter ?? 1, `You are writing very fast. Your text is kept; send it again in ${row.retryAfter ?? 1} s.`, messagesPerMinute(services) ?? undefined);
    default: throw new DomainError({ code: "internal", status: 500, title: "Something went wrong", detail: `unknown outcome ${row.outcome}` });
  }
}

/** What is used is told as its part of a minute ahead (migration 0044). */
function messagesLeft(services: Services, { limitFullAt }: PostingRow): number | null {
  const limit = messagesPerMinute(services);
  if (limit === null || limitFullAt === null) return null;
  const used = ((limitFullAt.getTime() - services.clock.now().getTime()) * limit) / 60_000;
  return Math.max(0, Math.min(limit, limit - Math.ceil(used - 0.01)));
}

export function closed(): DomainError {
  return conflict("conversation-closed", "This conversation is closed. Start a new one.");
}

/** ID-2: members are written to by those whose address is known. */
export function notVerified(): DomainError {
  return new DomainError({ code: "not-verified", status: 403, title: "Not allowed", detail: "Confirm your email address first; we have sent you a link. Then you can write to members." });
}

/** CV-12: a block, a preference and a closed account look the same from outside. */
export function notTaken(): DomainError {
  return new DomainError({ code: "not-taking-messages", status: 403, title: "Not possible", detail: "This person does not take messages." });
}

export function postedEvent(row: PostingRow, message: Message): MessagePosted {
  return {
    conversationId: message.conversationId, kind: row.kind ?? "", seq: message.seq, messageId: message.id,
    authorId: message.author?.id ?? null, authorPart: message.authorPart, visibility: message.visibility,
  };
}

/** CV-9: an internal note is told to the staff room only; members' rooms never hear of it. */
export function tell(services: Services, message: Message, recipients: readonly string[]): void {
  services.metrics.messages.inc();
  services.realtime.publish(roomsOf(message, recipients), "message", { conversationId: message.conversationId, message });
}

/** Who sends a message again has had no answer: the server that stored it may have ended before it told anybody (CV-4). */
export function tellAgain(services: Services, message: Message): void {
  services.realtime.publish(roomsOf(message, []), "message", { conversationId: message.conversationId, message });
}

/** Who writes in a ticket has read it. */
function tellRead(tx: Tx, { conversationId, seq }: Message, { readBefore, lastPublicSeq }: MovedByWriting): void {
  if (readBefore !== null && lastPublicSeq !== null) tellMarker(tx, "read", { conversationId, beforeSeq: readBefore, seq, lastPublicSeq });
}

/** Who hears of a message, new or changed. */
export function roomsOf({ conversationId, visibility }: Message, recipients: readonly string[]): string[] {
  return visibility === "internal" ? [`conversation:${conversationId}:staff`] : [`conversation:${conversationId}`, ...recipients.map((id) => `person:${id}`)];
}

/** CV-16 in headers, as other limits have them. Their minute began with its first message: all are free again after one at most. */
export function limitHeaders(services: Services, messagesLeft: number | null): Record<string, string> {
  const limit = messagesPerMinute(services);
  if (limit === null || messagesLeft === null) return {};
  return { "ratelimit-limit": String(limit), "ratelimit-remaining": String(messagesLeft), "ratelimit-reset": "60" };
}
