import type { Tx } from "../../platform/db/tx.ts";
import { accessConversation } from "./access.ts";
import * as queries from "./conversation.queries.ts";
import { tellMarker } from "./mark-delivered.ts";

/** CV-6: moves the caller's read marker forward, never back, never past the end. Staff who only look have no marker. */
export async function markRead(tx: Tx, conversationId: string, seq: number): Promise<void> {
  await accessConversation(tx, conversationId);
  const [moved] = await queries.markRead.run({ id: conversationId, seq }, tx);
  if (moved) tellMarker(tx, "read", { conversationId, ...moved });
}
