import { audit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { invalid } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { staffWith } from "../identity/index.ts";
import * as queries from "./team.queries.ts";

export interface Team { id: string; name: string; memberIds: string[] }

/** Adds a team of people who answer tickets. @throws 409 `team-name-in-use`, 422 for others than staff */
export async function createTeam(tx: Tx, wanted: { name: string; memberIds: readonly string[] }): Promise<Team> {
  const memberIds = [...new Set(wanted.memberIds)].sort();
  const staff = new Set((await staffWith(tx, "ticket.reply")).map((p) => p.id));
  const stranger = wanted.memberIds.findIndex((id) => !staff.has(id));
  if (stranger >= 0) throw invalid([{ path: `memberIds.${stranger}`, message: "Choose people on the staff who answer tickets." }]);
  const team = { id: newId(), name: wanted.name, memberIds };
  await queries.insertTeam.run({ id: team.id, name: team.name, now: tx.now }, tx);
  await queries.insertTeamMembers.run({ teamId: team.id, personIds: memberIds }, tx);
  await audit(tx, { verb: "team.created", subjectKind: "team", subjectId: team.id, after: { name: team.name, memberIds } });
  return team;
}
