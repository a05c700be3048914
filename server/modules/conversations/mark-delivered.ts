import type { Tx } from "../../platform/db/tx.ts";
import { publish } from "../../platform/realtime/realtime.ts";
import * as queries from "./conversation.queries.ts";

/**
 * CV-5: moves the caller's delivered markers forward, never back, never past the end, for many conversations in one statement. Those that
 * the caller takes no part in are passed over: there is nothing to mark.
 */
export async function markDelivered(tx: Tx, items: readonly { conversationId: string; seq: number }[]): Promise<void> {
  const moved = await queries.markDelivered.run({ ids: items.map((i) => i.conversationId), seqs: items.map((i) => i.seq) }, tx);
  for (const marker of moved) tellMarker(tx, "delivered", marker);
}

interface MovedMarker {
  conversationId: string;
  beforeSeq: number;
  seq: number;
  lastPublicSeq: number;
}

/** CV-9: whoever reads no notes hears of a marker only as far as the last public message, and nothing when it moved over a note. */
export function tellMarker(tx: Tx, event: "read" | "delivered", { conversationId, beforeSeq, seq, lastPublicSeq }: MovedMarker): void {
  const personId = tx.actor.personId;
  if (personId === null || seq <= beforeSeq) return;
  const told = (room: string | string[], upTo: number) => publish(tx, room, event, { conversationId, personId, seq: upTo });
  const own = `person:${personId}`;
  const shown = Math.min(seq, lastPublicSeq);
  const room = `conversation:${conversationId}`;
  if (shown === seq) { told([room, own], seq); return; }
  told([`${room}:staff`, own], seq);
  if (shown > Math.min(beforeSeq, lastPublicSeq)) told(room, shown);
}
