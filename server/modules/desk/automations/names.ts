import type { AutomationAction, AutomationCondition } from "../../../../contract/desk-automations.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { isUuid } from "../../../platform/ids.ts";
import { profilesOf } from "../../identity/index.ts";
import { teamNames } from "./automations.queries.ts";

/** The names of all people and teams that conditions and steps name by id. Who is gone has none. */
export async function namesIn(tx: Tx, conditions: readonly AutomationCondition[], actions: readonly AutomationAction[]): Promise<Record<string, string>> {
  const ids = [...new Set([...conditions.flatMap(({ values }) => values as readonly string[]), ...actions.flatMap(idsIn)])].filter(isUuid);
  if (ids.length === 0) return {};
  const people = await profilesOf(tx, ids);
  const teams = await teamNames.run({ ids }, tx);
  return Object.fromEntries([...people, ...teams].map(({ id, name }) => [id, name]));
}

function idsIn(action: AutomationAction): readonly string[] {
  switch (action.kind) {
    case "assign": return [action.staffId];
    case "team": return [action.teamId];
    case "notify": return action.to;
    default: return [];
  }
}
