import type { Message } from "../../../contract/conversations.ts";
import { audit } from "../../platform/audit/audit.ts";
import { conflict, forbidden, invalid, notFound } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import { deleteFiles } from "../../platform/files/index.ts";
import type { ConversationKind } from "../../platform/ports.ts";
import { publish } from "../../platform/realtime/realtime.ts";
import type { Tx } from "../../platform/db/tx.ts";
import * as conversations from "./conversation.queries.ts";
import * as queries from "./message.queries.ts";
import { closed, notTaken, roomsOf } from "./post-message.ts";
import { filesOf, presentMessage } from "./present.ts";
import { editMinutes } from "./settings.ts";

interface Place { conversationId: string; seq: number }

/**
 * CV-8: other words in an own message within minutes, or in one of the team's by permission; what it said before is kept. Nobody puts
 * words into a member's mouth: a member's message is edited by its author alone. The same edit again changes nothing.
 * @throws 403 not the caller's, `too-late`; 404; 409 `stale` with the message as it is, `removed`, `conversation-closed`
 */
export async function editMessage(tx: Tx, place: Place, edit: { body: string; baseVersion: number }): Promise<Message> {
  return changeMessage(tx, place, { body: edit.body, baseVersion: edit.baseVersion, reason: null });
}

/**
 * CV-8: takes a message's words and files away: the author within minutes, or a moderator with a reason. The words are kept as a version;
 * the files are deleted unless a copy holds them. Removing again changes nothing.
 * @throws 403, 404; 422 a moderator without a reason
 */
export async function removeMessage(tx: Tx, place: Place, reason: string | null): Promise<Message> {
  return changeMessage(tx, place, { body: null, baseVersion: null, reason });
}

async function changeMessage(tx: Tx, { conversationId, seq }: Place, wanted: { body: string | null; baseVersion: number | null; reason: string | null }): Promise<Message> {
  const rules = await rulesOf(tx, conversationId);
  await rules?.lock?.(tx, conversationId);
  const [row] = await queries.changeMessage.run({ conversationId, seq, ...wanted, minutes: tx.services.settings.get(editMinutes), now: tx.now }, tx);
  if (!row || row.outcome === "not_found") throw notFound("This message");
  const message = presentMessage(tx.services, conversationId, row);
  if (row.outcome === "unchanged") return message;
  if (row.outcome !== "changed") throw refusal(tx, row.outcome, message, wanted.body === null);
  const kind = message.removed ? "removed" : "edited";
  await rules?.changed?.(tx, { message, kind, last: seq === row.lastPublicSeq });
  if (message.removed) await deleteUnheld(tx, row.authorId, filesOf(row.oldExtra).map(({ id }) => id));
  // The words are in message_versions; the audit log is kept for ever and holds none.
  await audit(tx, { verb: `message.${kind}`, subjectKind: "message", subjectId: message.id, after: { conversationId, seq, as: row.changedAs, reason: wanted.reason } });
  await emit(tx, "message.changed", { conversationId, kind: row.kind ?? "", seq, messageId: message.id, change: kind, visibility: message.visibility });
  publish(tx, roomsOf(message, row.recipients ?? []), "message-changed", { conversationId, message, change: row.changeNumber ?? 0 });
  return message;
}

/** Copies of a message hold its files too (AS-4): the last one that goes takes them with it. */
async function deleteUnheld(tx: Tx, authorId: string | null, fileIds: string[]): Promise<void> {
  if (authorId === null || fileIds.length === 0) return;
  const [row] = await queries.unheldFiles.run({ authorId, files: fileIds }, tx);
  await deleteFiles(tx, row?.ids ?? []);
}

/** A moderator may act on a reported message of a conversation that they can't read: it has no rules of a kind to ask then. */
async function rulesOf(tx: Tx, id: string): Promise<ConversationKind | undefined> {
  const [row] = await conversations.findConversation.run({ id }, tx);
  return tx.services.modules.conversationKinds.find(({ kind }) => kind === row?.kind);
}

function refusal(tx: Tx, outcome: string, message: Message, removing: boolean): Error {
  const minutes = tx.services.settings.get(editMinutes);
  switch (outcome) {
    case "stale": return conflict("stale", "This message was changed meanwhile. Look at it, then decide again.", { message });
    case "removed": return conflict("removed", "This message was removed.", { message });
    case "too_late": return conflict("too-late", `A message can be ${removing ? "removed" : "edited"} for ${minutes} min after it was sent.`, { minutes });
    case "needs_reason": return invalid([{ path: "reason", message: "Say why it is removed. The reason is kept with the message." }]);
    case "not_taken": return notTaken();
    case "closed": return closed();
    default: return message.body === "" || removing ? forbidden() : forbidden("Only who wrote a message can change its words.");
  }
}
