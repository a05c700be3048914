import type { z } from "zod";
import type { adminEndpoints } from "../../../contract/insight.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/cursor.ts";
import { periodStart } from "./dashboard-numbers.ts";
import * as queries from "./dashboard.queries.ts";

type Ask = z.output<NonNullable<typeof adminEndpoints.activeConversations.query>>;
type Page = z.output<typeof adminEndpoints.activeConversations.output>;
type Kind = Page["items"][number]["kind"];

/** What the dashboard counts as active, newest first. Read as the asker, so nobody sees a thread here that they could not open. */
export async function listActiveConversations(tx: Tx, ask: Ask): Promise<Page> {
  const [beforeAt, beforeId] = ask.cursor ? decodeCursor(ask.cursor, ["instant", "id"]) : [null, null];
  const rows = await queries.activeConversations.run({ since: periodStart(tx), beforeAt, beforeId, limit: ask.limit + 1 }, tx);
  const items = rows.slice(0, ask.limit).map((row) => ({
    id: row.id, kind: row.kind as Kind, number: row.number, title: row.title ?? "", messages: row.messages, lastMessageAt: row.lastMessageAt.toISOString(),
    link: row.number ? `/desk/tickets/${row.number}` : null,
  }));
  const last = rows.length > ask.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.lastMessageAt, last.id]) : null };
}
