import type { Message } from "../../../contract/conversations.ts";
import { conflict, DomainError, invalid, notFound, notSignedIn, tooMany } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import type { Tx } from "../../platform/db/tx.ts";
import type { Services } from "../../platform/services.ts";
import { limitSettings } from "../../platform/limits/limit-settings.ts";
import type { MessagePosted } from "./events.ts";
import * as queries from "./message.queries.ts";
import { messagesPage } from "./messages-page.ts";
import { presentMessage, type MessageRow } from "./present.ts";

export interface NewMessage {
  conversationId: string;
  /** Made by the writer; the same one again is the same message (CV-1). */
  clientId: string;
  /** Trimmed, 1–4,000 characters (10,000 for a ticket's first entry). */
  body: string;
  visibility: Message["visibility"];
  replyTo?: number | null;
  extra?: Message["extra"];
  as: "person" | "bot";
  /** Refuse as stale when somebody else wrote publicly after this seq (DK-8). */
  seenSeq?: number | null;
  /** Messages a minute for this writer (CV-16); null for none. */
  perMinute?: number | null;
}

export interface Posted {
  outcome: "posted" | "duplicate";
  message: Message;
}

/** What the two SQL functions answer with. */
export interface PostingRow extends MessageRow {
  outcome: string;
  retryAfter: number | null;
  kind: string | null;
  latestSeq: number | null;
  recipients: string[] | null;
}

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
    replyTo: message.replyTo ?? null, extra: message.extra ?? null, as: message.as,
    seenSeq: message.seenSeq ?? null, perMinute: message.perMinute ?? null, rulesChecked: true, now: tx.now,
  }, tx);
  if (!row) throw notFound("This conversation");
  if (row.outcome === "stale") {
    const newer = await messagesPage(tx, message.conversationId, { after: message.seenSeq ?? 0, limit: 50 });
    throw conflict("stale", "Somebody answered while you were writing. Look at it, then send again.", {
      latestSeq: row.latestSeq, messages: newer.items.filter((m) => m.visibility === "public"),
    });
  }
  const posted = accepted(message.conversationId, row);
  if (posted.outcome === "posted") {
    await emit(tx, "message.posted", postedEvent(row, posted.message));
    tx.afterCommit(() => tell(tx.services, posted.message, row.recipients ?? []));
  }
  return posted;
}

/** Turns an outcome into the message, or into the refusal that it means. */
export function accepted(conversationId: string, row: PostingRow): Posted {
  switch (row.outcome) {
    case "posted":
    case "duplicate":
      return { outcome: row.outcome, message: presentMessage(conversationId, row) };
    case "not_signed_in": throw notSignedIn();
    case "not_found": throw notFound("This conversation");
    case "closed": throw conflict("conversation-closed", "This conversation is closed. Start a new one.");
    case "no_such_reply": throw invalid([{ path: "replyTo", message: "The message that this answers is not in this conversation." }]);
    case "bot_not_owner": throw conflict("bot-not-owner", "Staff have taken over this conversation.");
    case "rate_limited": throw tooMany(row.retryAfter ?? 1, `You are writing very fast. Your text is kept; send it again in ${row.retryAfter ?? 1} s.`);
    default: throw new DomainError({ code: "internal", status: 500, title: "Something went wrong", detail: `unknown outcome ${row.outcome}` });
  }
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
  const { conversationId } = message;
  const rooms = message.visibility === "internal" ? [`conversation:${conversationId}:staff`] : [`conversation:${conversationId}`, ...recipients.map((id) => `person:${id}`)];
  services.realtime.publish(rooms, "message", { conversationId, message });
}
