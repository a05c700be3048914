import sql, { type Sql } from "sql-template-tag";
import type { z } from "zod";
import type { personRow, PersonState } from "../../../../contract/people.ts";
import type { Role } from "../../../../contract/permissions.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { decodeCursor, encodeCursor } from "../../../platform/http/cursor.ts";
import { isUuid } from "../../../platform/ids.ts";
import { containing } from "../staff-rows.ts";
import { findRows, presentRow, stateCondition } from "./people-rows.ts";

/** What people are narrowed to. */
export interface PeopleFilter { q?: string | undefined; state?: PersonState | undefined; role?: Role | undefined }
export interface PeopleAsk extends PeopleFilter { limit: number; cursor?: string | undefined }

/** AD-5: people by part of their name, username or address, by their id, or by what modules find them by (a ticket's number). Newest first. */
export async function listPeople(tx: Tx, ask: PeopleAsk): Promise<{ items: z.input<typeof personRow>[]; nextCursor: string | null }> {
  const wanted = await peopleWanted(tx, ask);
  if (ask.cursor) wanted.push(sql`f.id < ${decodeCursor(ask.cursor, ["id"])[0] ?? ""}::uuid`);
  const rows = await findRows(tx, wanted, ask.limit + 1);
  const last = rows.length > ask.limit ? rows[ask.limit - 1] : undefined;
  return { items: rows.slice(0, ask.limit).map(presentRow), nextCursor: last ? encodeCursor([last.id]) : null };
}

/** A filter of people as conditions for `findRows`. */
export async function peopleWanted(tx: Tx, filter: PeopleFilter): Promise<Sql[]> {
  const wanted: Sql[] = [];
  if (filter.q) wanted.push(await matching(tx, filter.q));
  if (filter.state) wanted.push(stateCondition(filter.state));
  if (filter.role === "member") wanted.push(sql`NOT i.is_staff`);
  else if (filter.role) wanted.push(sql`EXISTS (SELECT 1 FROM identity_role_grants g WHERE g.person_id = f.id AND g.revoked_at IS NULL AND g.role = ${filter.role})`);
  return wanted;
}

async function matching(tx: Tx, q: string): Promise<Sql> {
  const ids = (await Promise.all(tx.services.modules.peopleFinders.map((finder) => finder.find(tx, q)))).flat();
  if (isUuid(q)) ids.push(q);
  const username = q.toLowerCase().replace(/^@/, "");
  const byText = sql`f.name ILIKE ${containing(q)} OR (f.email ILIKE ${containing(q)} AND f.claimed_email IS NULL) OR f.claimed_email ILIKE ${containing(q)} OR f.username ILIKE ${containing(username)}`;
  return ids.length === 0 ? sql`(${byText})` : sql`(${byText} OR f.id = ANY (${ids}::uuid[]))`;
}
