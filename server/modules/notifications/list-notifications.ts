import type { Notification } from "../../../contract/notifications.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/cursor.ts";
import * as queries from "./notification.queries.ts";
import { presentNotification } from "./present.ts";

/** What the caller was told, newest first; each page is a range of its index. @throws 422 for a cursor that is not ours */
export async function listNotifications(tx: Tx, me: string, ask: { limit: number; cursor?: string | undefined; unread?: "yes" | undefined }): Promise<{ items: Notification[]; nextCursor: string | null }> {
  const [at, id] = ask.cursor === undefined ? [] : decodeCursor(ask.cursor, ["instant", "id"]);
  await queries.settleSeen.run({ people: [me], now: tx.now }, tx);
  const rows = await queries.listNotifications.run({ unreadOnly: ask.unread === "yes", beforeAt: at ?? null, beforeId: id ?? null, limit: ask.limit + 1 }, tx);
  const last = rows.length > ask.limit ? rows[ask.limit - 1] : undefined;
  return { items: rows.slice(0, ask.limit).map(presentNotification), nextCursor: last ? encodeCursor([last.toldAt.toISOString(), last.id]) : null };
}
