import type { Conversation } from "../../../contract/conversations.ts";
import { may } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { accessConversation } from "./access.ts";
import * as queries from "./conversation.queries.ts";
import { directState } from "./direct.queries.ts";
import { messagesPage } from "./messages-page.ts";
import { editMinutes } from "./settings.ts";

/** A conversation with its newest page, participants and what the caller may do. */
export async function showConversation(tx: Tx, id: string): Promise<Conversation> {
  const row = await accessConversation(tx, id);
  const participants = await queries.participantsOf.run({ id }, tx);
  const messages = await messagesPage(tx, id, { limit: 50 });
  const kind = tx.services.modules.conversationKinds.find((k) => k.kind === row.kind);
  const handedOffTo = (await kind?.handedOffTo?.(tx, id)) ?? null;
  const [direct] = row.kind === "direct" ? await directState.run({ id, now: tx.now }, tx) : [];
  const staffSide = row.kind === "ticket" && may(tx.actor, "ticket.reply");
  return {
    id, kind: row.kind as Conversation["kind"], owner: row.owner as Conversation["owner"], version: row.version,
    lastSeq: row.lastSeq, readSeq: row.readSeq,
    closure: row.closedReason && row.closedAt ? { reason: row.closedReason, at: row.closedAt.toISOString() } : null,
    participants: participants.map(({ part, readSeq, deliveredSeq, ...person }) => ({
      // CV-9: how far others are must not count the notes that the asker can't read.
      person, part: part as "member" | "staff", readSeq: Math.min(readSeq, row.lastSeq), deliveredSeq: Math.min(deliveredSeq, row.lastSeq),
    })),
    messages, handedOffTo,
    blockedByMe: direct?.blockedByMe ?? false,
    abilities: {
      send: handedOffTo === null && (row.myPart !== null || staffSide) && !(row.closedReason && row.kind === "direct") && (direct?.takesMessages ?? true)
        // ID-2: who has not confirmed their address may ask for help, and write to nobody else.
        && (row.kind !== "direct" || tx.actor.emailVerified),
      note: row.kind === "ticket" && may(tx.actor, "ticket.note"),
      editOwnMinutes: tx.services.settings.get(editMinutes), editStaff: row.kind !== "direct" && may(tx.actor, "message.edit"),
      removeAny: row.kind !== "direct" && may(tx.actor, "message.remove"), versions: may(tx.actor, "message.versions"),
      block: direct !== undefined && (direct.blockedByMe || !participants.some(({ id: other, isStaff }) => isStaff && other !== tx.actor.personId)), report: row.myPart === "member",
    },
  };
}
