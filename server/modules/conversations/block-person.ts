import type { z } from "zod";
import type { PersonBrief } from "../../../contract/common.ts";
import type { pageQuery } from "../../../contract/common.ts";
import { audit } from "../../platform/audit/audit.ts";
import { forbidden, invalid, notFound } from "../../platform/errors.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/cursor.ts";
import { publish } from "../../platform/realtime/realtime.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { profilesOf } from "../identity/index.ts";
import * as queries from "./direct.queries.ts";
import { brief } from "./present.ts";

/**
 * CV-12: from this commit on neither can write to the other; the other is not told. Blocking twice changes nothing.
 * @throws 403 somebody of the team, whose answers must come through; 404; 422 oneself
 */
export async function setBlock(tx: Tx, username: string, blocked: boolean): Promise<void> {
  const [row] = await queries.setBlock.run({ username, blocked, now: tx.now }, tx);
  if (!row) throw notFound("This member");
  if (row.otherId === tx.actor.personId) throw invalid([{ path: "username", message: "This is your own name." }]);
  if (!row.changed) return;
  if (blocked && (await profilesOf(tx, [row.otherId]))[0]?.isStaff) throw forbidden("Somebody of the team can't be blocked. Report what is wrong; it is looked at.");
  await audit(tx, { verb: blocked ? "member.blocked" : "member.unblocked", subjectKind: "person", subjectId: row.otherId });
  const { realtime } = tx.services;
  // Typing and markers pass between the two no more, or again: both pages' rooms are asked for anew.
  tx.afterCommit(() => { for (const id of [row.otherId, tx.actor.personId]) if (id && row.conversationId) realtime.recheck(tx.services, id); });
  // The caller's other devices; the blocked one is not to know.
  publish(tx, `person:${tx.actor.personId}`, "block", { personId: row.otherId, conversationId: row.conversationId, blocked });
}

/** Whether the actor has blocked somebody. */
export async function haveBlocked(tx: Tx, personId: string): Promise<boolean> {
  return (await queries.haveBlocked.run({ personId }, tx))[0]?.blocked ?? false;
}

type Ask = { limit: number; cursor?: z.output<typeof pageQuery.cursor> };

/** Whom the caller has blocked, latest first. */
export async function listBlocks(tx: Tx, ask: Ask): Promise<{ items: { person: PersonBrief; blockedAt: string }[]; nextCursor: string | null }> {
  const [beforeAt, beforeId] = ask.cursor ? decodeCursor(ask.cursor, ["instant", "id"]) : [null, null];
  const rows = await queries.blockedByMe.run({ beforeAt, beforeId, limit: ask.limit + 1 }, tx);
  const last = rows.length > ask.limit ? rows[ask.limit - 1] : undefined;
  return {
    items: rows.slice(0, ask.limit).map((row) => ({ person: brief(row.id, row.name, row.username, row.image, row.isStaff), blockedAt: row.blockedAt.toISOString() })),
    nextCursor: last ? encodeCursor([last.blockedAt.toISOString(), last.id]) : null,
  };
}
