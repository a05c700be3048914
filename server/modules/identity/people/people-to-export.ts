import sql from "sql-template-tag";
import type { Tx } from "../../../platform/db/tx.ts";
import { peopleWanted, type PeopleFilter } from "./list-people.ts";
import { findRows } from "./people-rows.ts";

/** A person as an export of people has them. */
export interface ExportedPerson { id: string; name: string; email: string; joinedAt: Date }

/** People read at once. */
const page = 500;

/**
 * DK-21: the next people that a filter of their list finds, newest first, as far as the caller may see them (`member.read`); `after`: the id
 * of the last one before. Left out are those who were erased, who have a stand-in for an address
 * (`.invalid`: former agents of an import), and whose address was only claimed at sign-up while it is another's.
 */
export async function peopleToExport(tx: Tx, filter: PeopleFilter, after: string | null): Promise<ExportedPerson[]> {
  const wanted = [...(await peopleWanted(tx, filter)), sql`f.erased_at IS NULL`, sql`f.claimed_email IS NULL`, sql`f.email NOT LIKE '%.invalid'`];
  if (after !== null) wanted.push(sql`f.id < ${after}::uuid`);
  return (await findRows(tx, wanted, page)).map(({ id, name, email, createdAt }) => ({ id, name, email, joinedAt: createdAt }));
}
