import { notFound } from "../../platform/errors.ts";
import type { Tx } from "../../platform/db/tx.ts";
import * as queries from "./conversation.queries.ts";

export type ConversationRow = Awaited<ReturnType<typeof queries.findConversation.run>>[number];

/** Loads a conversation through the actor. @throws notFound when missing or not theirs: the two look the same */
export async function accessConversation(tx: Tx, id: string): Promise<ConversationRow> {
  const [row] = await queries.findConversation.run({ id }, tx);
  if (!row) throw notFound("This conversation");
  return row;
}

export async function kindOf(tx: Tx, id: string): Promise<string> {
  return (await accessConversation(tx, id)).kind;
}
