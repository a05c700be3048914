import type { z } from "zod";
import type { insightEndpoints } from "../../../contract/identity.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { findAuditRows } from "./audit-rows.ts";

type Ask = z.output<NonNullable<typeof insightEndpoints.audit.query>>;
type Page = z.output<typeof insightEndpoints.audit.output>;

/** The audit log, newest first, filtered and keyset-paged. Reading it needs `audit.read`, in the policy too. */
export async function listAudit(tx: Tx, { limit, cursor, ...filter }: Ask): Promise<Page> {
  const { rows, nextCursor } = await findAuditRows(tx, filter, cursor ?? null, limit);
  const items = rows.map(({ actorId, actorName, actorUsername, actorImage, actorIsStaff, at, ruleId, ruleName, address: _address, ...rest }) => ({
    ...rest, at: at.toISOString(), subjectName: rest.subjectName ?? null, before: rest.before ?? null, after: rest.after ?? null,
    actor: actorId ? { id: actorId, name: actorName ?? "", username: actorUsername, image: actorImage, isStaff: actorIsStaff ?? false } : null,
    rule: ruleId ? { id: ruleId, name: ruleName ?? "" } : null,
  }));
  return { items, nextCursor };
}
