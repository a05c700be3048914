import type { Sql } from "sql-template-tag";
import type { MeantFilter } from "../../../../contract/search-filters.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { requestersNamed } from "../requesters-named.ts";
import { breachedBefore } from "../settings.ts";
import { conditionsOf } from "../ticket-conditions.ts";

/** The conditions on `desk_tickets_findable t` for filters in words: those of the desk's list, for all tickets. */
export async function filterConditions(tx: Tx, { has: _file, ...filter }: MeantFilter): Promise<{ base: Sql[]; rare: Sql[] }> {
  const requesterIds = await requestersNamed(tx, filter.requester);
  return conditionsOf({ ...filter, view: "all", sort: "-updated" }, { me: tx.actor.personId ?? "", breachedBefore: breachedBefore(tx), requesterIds });
}
