import type { z } from "zod";
import type { PersonBrief } from "../../../contract/common.ts";
import type { conversationSummary } from "../../../contract/conversations.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/cursor.ts";
import * as queries from "./conversation.queries.ts";

type Summary = z.output<typeof conversationSummary>;

/** The caller's conversations by latest activity, with unread counts: one statement whatever their number. */
export async function listConversations(tx: Tx, ask: { kind?: Summary["kind"] | undefined; limit: number; cursor?: string | undefined }): Promise<{ items: Summary[]; nextCursor: string | null }> {
  const [beforeAt, beforeId] = ask.cursor ? decodeCursor(ask.cursor, ["instant", "id"]) : [null, null];
  const rows = await queries.ownConversations.run({ kind: ask.kind ?? null, beforeAt, beforeId, limit: ask.limit + 1 }, tx);
  const items = rows.slice(0, ask.limit).map((row): Summary => ({
    id: row.id, kind: row.kind as Summary["kind"], owner: row.owner as Summary["owner"], lastSeq: row.lastSeq,
    lastMessageAt: row.lastMessageAt?.toISOString() ?? null, readSeq: row.readSeq, unread: Number(row.unread), preview: row.preview,
    closed: row.closed, createdAt: row.createdAt.toISOString(), others: row.others as PersonBrief[],
  }));
  const last = rows.length > ask.limit ? rows[ask.limit - 1] : undefined;
  return { items, nextCursor: last ? encodeCursor([(last.lastMessageAt ?? last.createdAt).toISOString(), last.id]) : null };
}
