import type { conversationKinds } from "../../../contract/conversations.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { newId } from "../../platform/ids.ts";
import * as queries from "./conversation.queries.ts";

export interface NewConversation {
  kind: (typeof conversationKinds)[number];
  /** Who speaks for us from the start. */
  owner: "bot" | "staff" | "nobody";
  participants: readonly { personId: string; part: "member" | "staff" }[];
}

/** Makes an empty conversation and answers with its id. */
export async function openConversation(tx: Tx, wanted: NewConversation): Promise<string> {
  const id = newId();
  await queries.insertConversation.run({ id, kind: wanted.kind, owner: wanted.owner, now: tx.now }, tx);
  await queries.insertParticipants.run({ conversationId: id, personIds: wanted.participants.map((p) => p.personId), parts: wanted.participants.map((p) => p.part), now: tx.now }, tx);
  return id;
}
