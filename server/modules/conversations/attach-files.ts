import type { StoredFile } from "../../../contract/files.ts";
import type { Message } from "../../../contract/conversations.ts";
import { claimFiles, presentFile } from "../../platform/files/index.ts";
import { DomainError, invalid } from "../../platform/errors.ts";
import type { Tx } from "../../platform/db/tx.ts";
import * as queries from "./message.queries.ts";

/**
 * CV-7: ties uploaded files to a message that this transaction has just written, and answers with the message as it is then. A message
 * that is written again with the same client id is not new, and claims nothing.
 * @throws 422 on `attachments` for somebody else's, unready or used files
 */
export async function attachFiles(tx: Tx, message: Message, fileIds: readonly string[]): Promise<Message> {
  if (fileIds.length === 0) return message;
  // What the team sent stays when its writer's account is erased (ID-13).
  const subjectKind = message.authorPart === "staff" ? "team-message" : "message";
  const files = await claimFiles(tx, { fileIds, ownerId: tx.actor.personId ?? "", subjectKind, subjectId: message.id }).catch(onAttachments);
  return storeFiles(tx, message, files);
}

/** Puts files that are claimed already beside the words: copies of a message keep its pictures (AS-4). */
export async function storeFiles(tx: Tx, message: Message, files: readonly StoredFile[]): Promise<Message> {
  if (files.length === 0) return message;
  const [row] = await queries.attachToMessage.run({ conversationId: message.conversationId, seq: message.seq, extra: { ...message.extra, files } }, tx);
  if (!row?.attached) throw new Error("files were attached to a message that this transaction did not write");
  return { ...message, attachments: files.map((file) => presentFile(tx.services, file)) };
}

/** The files of a message as they are stored, to put them beside a copy of it. */
export function storedFiles(message: Pick<Message, "attachments">): StoredFile[] {
  return message.attachments.map(({ url: _url, thumbs: _thumbs, downloadUrl: _downloadUrl, ...file }) => file);
}

/** What the message holds until its files are known: without it, a message without words would be refused. */
export function extraBefore(message: { extra?: Message["extra"]; attachments?: readonly string[] | undefined; files?: readonly StoredFile[] | undefined }): object | null {
  return (message.attachments?.length ?? 0) + (message.files?.length ?? 0) > 0 ? { ...message.extra, files: [] } : message.extra ?? null;
}

/** The sender named the field `attachments`. */
function onAttachments(error: unknown): never {
  if (error instanceof DomainError && error.code === "invalid") throw invalid((error.fields ?? []).map(({ path, message }) => ({ path: path.replace(/^fileIds/, "attachments"), message })));
  throw error;
}
