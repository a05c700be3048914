import type { z } from "zod";
import type { cannedReply, MacroActions } from "../../../contract/desk.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import * as queries from "./canned-reply.queries.ts";

type CannedReply = z.output<typeof cannedReply>;
type Words = Omit<CannedReply, "id">;

/** DK-9: replies to insert by /shortcut, by shortcut, some with acts on the ticket (macros). Shared by the team. */
export async function listCannedReplies(tx: Tx): Promise<CannedReply[]> {
  return (await queries.cannedReplies.run(undefined, tx)).map((reply) => ({ ...reply, actions: reply.actions as MacroActions }));
}

/** @throws 409 `shortcut-in-use` */
export async function createCannedReply(tx: Tx, words: Words): Promise<CannedReply> {
  const created = { id: newId(), ...words };
  await queries.insertCannedReply.run({ ...created, now: tx.now }, tx);
  await note(tx, "canned-reply.created", created.id, undefined, words);
  return created;
}

/** @throws 404, 409 `shortcut-in-use` */
export async function changeCannedReply(tx: Tx, id: string, words: Words): Promise<CannedReply> {
  const before = await lock(tx, id);
  await queries.updateCannedReply.run({ id, ...words, now: tx.now }, tx);
  await note(tx, "canned-reply.changed", id, before, words);
  return { id, ...words };
}

/** @throws 404 */
export async function removeCannedReply(tx: Tx, id: string): Promise<void> {
  const before = await lock(tx, id);
  await queries.deleteCannedReply.run({ id }, tx);
  await note(tx, "canned-reply.removed", id, before, undefined);
}

async function lock(tx: Tx, id: string): Promise<Words> {
  const [found] = await queries.lockCannedReply.run({ id }, tx);
  if (!found) throw notFound("This canned reply");
  return { shortcut: found.shortcut, title: found.title, body: found.body, actions: found.actions as MacroActions };
}

function note(tx: Tx, verb: string, id: string, before: Words | undefined, after: Words | undefined): Promise<void> {
  return audit(tx, { verb, subjectKind: "canned-reply", subjectId: id, before, after });
}
