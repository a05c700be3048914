import type { z } from "zod";
import type { helpEndpoints } from "../../../../contract/help.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { decodeCursor, encodeCursor } from "../../../platform/http/cursor.ts";
import * as queries from "./manage.queries.ts";
import { presentManagedRow } from "./present-managed.ts";

type Ask = z.output<NonNullable<typeof helpEndpoints.list.query>>;

/** Every article for its writers, newest change first. What was put away is listed only when asked for. */
export async function listManaged(tx: Tx, ask: Ask): Promise<z.input<typeof helpEndpoints.list.output>> {
  const [beforeAt, beforeId] = ask.cursor ? decodeCursor(ask.cursor, ["instant", "id"]) : [null, null];
  const rows = await queries.managedRows.run({
    q: ask.q || null, state: ask.state ?? null, category: ask.category ?? null, language: ask.language ?? null, beforeAt, beforeId, limit: ask.limit + 1,
  }, tx);
  const items = rows.slice(0, ask.limit).map(presentManagedRow);
  const last = rows.length > ask.limit ? items.at(-1) : undefined;
  return {
    items, nextCursor: last ? encodeCursor([last.updatedAt, last.id]) : null,
    abilities: { create: may(tx.actor, "article.write"), publish: may(tx.actor, "article.publish") },
  };
}

/** What readers wrote with their votes, newest first; of whom, nothing. */
export async function listComments(tx: Tx, id: string, ask: { cursor?: string | undefined; limit: number }): Promise<z.input<typeof helpEndpoints.comments.output>> {
  const [beforeAt, beforeId] = ask.cursor ? decodeCursor(ask.cursor, ["instant", "id"]) : [null, null];
  const rows = await queries.comments.run({ id, beforeAt, beforeId, limit: ask.limit + 1 }, tx);
  const items = rows.slice(0, ask.limit).map((row) => ({ ...row, votedAt: row.votedAt.toISOString() }));
  const last = rows.length > ask.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.votedAt, last.id]) : null };
}
