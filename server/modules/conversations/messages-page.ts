import type { z } from "zod";
import type { messagesPage as contract } from "../../../contract/conversations.ts";
import type { Tx } from "../../platform/db/tx.ts";
import * as queries from "./message.queries.ts";
import { presentMessage } from "./present.ts";

export type MessagesPage = z.output<typeof contract>;

export interface PageAsk {
  /** Messages before this seq, newest first page without it (CV-3). */
  before?: number | undefined;
  /** Messages after this seq: catching up (CV-4). */
  after?: number | undefined;
  limit: number;
}

const beyondAll = 2_147_483_647;

/** One page of a thread, ascending by seq: one index range, whatever the thread's length. Row-level security hides what is not for the actor. */
export async function messagesPage(tx: Tx, conversationId: string, ask: PageAsk): Promise<MessagesPage> {
  const rows = ask.after === undefined
    ? (await queries.messagesBefore.run({ conversationId, before: ask.before ?? beyondAll, limit: ask.limit + 1 }, tx))
    : (await queries.messagesAfter.run({ conversationId, after: ask.after, limit: ask.limit + 1 }, tx));
  // One row without a message says the last change of a thread where nothing was found.
  const fetched = rows.filter(({ seq }) => seq !== null);
  const more = fetched.length > ask.limit;
  const items = fetched.slice(0, ask.limit).map((row) => presentMessage(tx.services, conversationId, row));
  if (ask.after === undefined) items.reverse();
  return { items, more, lastSeq: items.at(-1)?.seq ?? ask.after ?? 0, lastChange: rows[0]?.lastChange ?? 0 };
}

/**
 * CV-11: a stretch of a thread around a seq, half of it older, wherever in the thread it is: two index ranges. What the actor may not read is
 * not in it, and looks as if it had never been.
 */
export async function messagesAround(tx: Tx, conversationId: string, seq: number, limit: number): Promise<MessagesPage> {
  const newerLimit = Math.floor(limit / 2);
  // In this order, what is said in between leaves no hole.
  const newer = await messagesPage(tx, conversationId, { after: seq, limit: newerLimit });
  const older = await messagesPage(tx, conversationId, { before: seq + 1, limit: limit - newerLimit });
  const items = [...older.items, ...newer.items];
  return { items, more: older.more, moreAfter: newer.more, lastSeq: items.at(-1)?.seq ?? 0, lastChange: Math.min(older.lastChange, newer.lastChange) };
}

/**
 * CV-8: messages that were edited or removed after a change, ascending by seq, for who was away. `lastChange` is how far this goes: with
 * `more`, ask again from there.
 */
export async function changedMessages(tx: Tx, conversationId: string, since: number, limit: number): Promise<MessagesPage> {
  const rows = await queries.messagesChanged.run({ conversationId, since, limit: limit + 1 }, tx);
  const shown = rows.slice(0, limit);
  const items = shown.map((row) => presentMessage(tx.services, conversationId, row)).sort((a, b) => a.seq - b.seq);
  return { items, more: rows.length > limit, lastSeq: items.at(-1)?.seq ?? 0, lastChange: shown.at(-1)?.lastChange ?? since };
}
