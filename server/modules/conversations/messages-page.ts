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
  const fetched = ask.after === undefined
    ? (await queries.messagesBefore.run({ conversationId, before: ask.before ?? beyondAll, limit: ask.limit + 1 }, tx))
    : (await queries.messagesAfter.run({ conversationId, after: ask.after, limit: ask.limit + 1 }, tx));
  const more = fetched.length > ask.limit;
  const items = fetched.slice(0, ask.limit).map((row) => presentMessage(conversationId, row));
  if (ask.after === undefined) items.reverse();
  return { items, more, lastSeq: items.at(-1)?.seq ?? ask.after ?? 0 };
}
