import type { Sql } from "sql-template-tag";
import type { DeskFilter } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { requestersNamed, type Named } from "./requesters-named.ts";
import { breachedBefore } from "./settings.ts";
import { conditionsOf } from "./ticket-conditions.ts";

/**
 * The conditions of a filter for who asks, with the people that it names looked up.
 *
 * @param named whom the asker may find by name; all people unless said
 */
export async function conditionsFor(tx: Tx, filter: DeskFilter, named?: Named): Promise<{ base: Sql[]; rare: Sql[] }> {
  const requesterIds = await requestersNamed(tx, filter.requester, named);
  const notRequesterIds = await requestersNamed(tx, filter.notRequester, named);
  return conditionsOf(filter, { me: tx.actor.personId ?? "", breachedBefore: breachedBefore(tx), requesterIds, notRequesterIds });
}
