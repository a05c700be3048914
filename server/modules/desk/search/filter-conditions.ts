import type { Sql } from "sql-template-tag";
import type { MeantFilter } from "../../../../contract/search-filters.ts";
import type { SearchScope } from "../../../../contract/search.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { peopleOfOwnTalks } from "../../conversations/index.ts";
import { conditionsFor } from "../conditions-for.ts";

/** The conditions on `desk_tickets_findable t` for filters in words: those of the desk's list, for all tickets. */
export async function filterConditions(tx: Tx, scope: SearchScope, { has: _file, ...filter }: MeantFilter): Promise<{ base: Sql[]; rare: Sql[] }> {
  return conditionsFor(tx, { ...filter, view: "all", sort: "-updated" }, scope === "own" ? peopleOfOwnTalks : undefined);
}
