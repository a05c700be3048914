import type { Conversation } from "../../../contract/conversations.ts";
import { may } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { accessConversation } from "./access.ts";
import * as queries from "./conversation.queries.ts";
import { messagesPage } from "./messages-page.ts";

/** A conversation with its newest page, participants and what the caller may do. */
export async function showConversation(tx: Tx, id: string): Promise<Conversation> {
  const row = await accessConversation(tx, id);
  const participants = await queries.participantsOf.run({ id }, tx);
  const messages = await messagesPage(tx, id, { limit: 50 });
  const kind = tx.services.modules.conversationKinds.find((k) => k.kind === row.kind);
  const handedOffTo = (await kind?.handedOffTo?.(tx, id)) ?? null;
  const staffSide = row.kind === "ticket" && may(tx.actor, "ticket.reply");
  return {
    id, kind: row.kind as Conversation["kind"], owner: row.owner as Conversation["owner"], version: row.version,
    lastSeq: row.lastSeq, readSeq: row.readSeq,
    closure: row.closedReason && row.closedAt ? { reason: row.closedReason, at: row.closedAt.toISOString() } : null,
    participants: participants.map(({ part, readSeq, ...person }) => ({ person, part: part as "member" | "staff", readSeq })),
    messages, handedOffTo,
    abilities: { send: handedOffTo === null && (row.myPart !== null || staffSide) && !(row.closedReason && row.kind === "direct"), note: row.kind === "ticket" && may(tx.actor, "ticket.note") },
  };
}
