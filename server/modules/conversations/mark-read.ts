import type { Tx } from "../../platform/db/tx.ts";
import { publish } from "../../platform/realtime/realtime.ts";
import { accessConversation } from "./access.ts";
import * as queries from "./conversation.queries.ts";

/** CV-6: moves the caller's read marker forward, never back, never past the end. Staff who only look have no marker. */
export async function markRead(tx: Tx, conversationId: string, seq: number): Promise<void> {
  await accessConversation(tx, conversationId);
  const [moved] = await queries.markRead.run({ id: conversationId, seq }, tx);
  if (!moved) return;
  publish(tx, [`conversation:${conversationId}`, `person:${tx.actor.personId}`], "read", { conversationId, personId: tx.actor.personId, seq: moved.readSeq });
}
