import type { TimelineEvent } from "../../../contract/conversations.ts";
import { notFound } from "../../platform/errors.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { publish } from "../../platform/realtime/realtime.ts";
import * as queries from "./conversation.queries.ts";
import { presentEvent } from "./present.ts";

/** Writes a row of the timeline and tells whoever may see it. `data` must hold nothing that the visibility does not allow. */
export async function noteEvent(tx: Tx, conversationId: string, kind: string, visibility: "public" | "internal", data: Record<string, unknown> = {}): Promise<TimelineEvent> {
  const [row] = await queries.noteEvent.run({ id: conversationId, kind, visibility, data, now: tx.now }, tx);
  if (!row) throw notFound("This conversation");
  const event = presentEvent(row);
  publish(tx, visibility === "public" ? `conversation:${conversationId}` : `conversation:${conversationId}:staff`, "event", { conversationId, version: row.version, event });
  return event;
}

/** AS-8: who speaks for us from now on. Waits for a message that is being written, then holds. */
export async function setOwner(tx: Tx, conversationId: string, owner: "bot" | "staff" | "nobody"): Promise<void> {
  await queries.setOwner.run({ id: conversationId, owner }, tx);
}

/** CV-15. Closing a closed conversation changes nothing. */
export async function closeConversation(tx: Tx, conversationId: string, reason: string): Promise<void> {
  await queries.closeConversation.run({ id: conversationId, reason, now: tx.now }, tx);
}

export async function reopenConversation(tx: Tx, conversationId: string): Promise<void> {
  await queries.reopenConversation.run({ id: conversationId, now: tx.now }, tx);
}

/** The timeline as the actor may see it, in order. */
export async function timelineOf(tx: Tx, conversationId: string): Promise<TimelineEvent[]> {
  return (await queries.timelineOf.run({ id: conversationId }, tx)).map(presentEvent);
}
