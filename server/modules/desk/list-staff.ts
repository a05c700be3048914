import type { z } from "zod";
import type { staffMember } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { presenceOf, staffWith } from "../identity/index.ts";
import type { Team } from "./create-team.ts";
import { breachedBefore } from "./settings.ts";
import { activeCounts } from "./summary.queries.ts";
import { teamsWithMembers } from "./team.queries.ts";

/** DK-10: who tickets can be assigned to, with who is here and how much each has; and the teams. */
export async function listStaff(tx: Tx): Promise<{ items: z.output<typeof staffMember>[]; teams: Team[] }> {
  const staff = await staffWith(tx, "ticket.reply");
  const presence = await presenceOf(tx, staff.map((p) => p.id));
  const counts = new Map((await activeCounts.run({ breachedBefore: breachedBefore(tx) }, tx)).map((row) => [row.assigneeId, row.open + row.inProgress + row.pending]));
  return {
    items: staff.map((p) => ({ ...p, online: presence.get(p.id) ?? "offline", openTickets: counts.get(p.id) ?? 0 })),
    teams: (await teamsWithMembers.run(undefined, tx)).map((team) => ({ ...team, memberIds: team.memberIds as string[] })),
  };
}
