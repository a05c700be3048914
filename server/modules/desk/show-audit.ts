import type { PersonBrief } from "../../../contract/common.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { accessTicket } from "./access.ts";
import { auditOf } from "./audit.queries.ts";
import { person } from "./ticket.ts";

/** `rule`: which automation did it, with the rights of the actor, who saved it. */
export interface AuditLine { id: string; at: string; verb: string; actor: PersonBrief | null; actorKind: string; rule: { id: string; name: string } | null; before: unknown; after: unknown }

/** More changes than a ticket has in practice; the whole log is in the admin's audit pages. */
const mostLines = 1000;

/** DK-20: every change of a ticket, oldest first, for those with `audit.read`. @throws 404 */
export async function showAudit(tx: Tx, idOrNumber: string): Promise<AuditLine[]> {
  const ticket = await accessTicket(tx, idOrNumber);
  const rows = await auditOf.run({ ticketId: ticket.id, limit: mostLines }, tx);
  return rows.map((row) => ({
    id: row.id, at: row.at.toISOString(), verb: row.verb, actorKind: row.actorKind, before: row.before, after: row.after,
    actor: row.actorId ? person(row.actorId, row.actorName, row.actorUsername, row.actorImage, row.actorIsStaff) : null,
    rule: row.ruleId ? { id: row.ruleId, name: row.ruleName ?? "" } : null,
  }));
}
