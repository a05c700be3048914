import type { z } from "zod";
import type { insightEndpoints } from "../../../contract/identity.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/cursor.ts";
import * as queries from "./audit-log.queries.ts";

type Ask = z.output<NonNullable<typeof insightEndpoints.audit.query>>;
type Page = z.output<typeof insightEndpoints.audit.output>;

/** The audit log, newest first, filtered and keyset-paged. Reading it needs `audit.read`, in the policy too. */
export async function listAudit(tx: Tx, ask: Ask): Promise<Page> {
  const [beforeAt, beforeId] = ask.cursor ? decodeCursor(ask.cursor, ["instant", "id"]) : [null, null];
  const rows = await queries.auditEntries.run({
    verb: ask.verb ?? null, subjectKind: ask.subjectKind ?? null, subjectId: ask.subjectId ?? null, actor: ask.actor ?? null,
    from: ask.from ?? null, to: ask.to ?? null, beforeAt, beforeId, limit: ask.limit + 1,
  }, tx);
  const items = rows.slice(0, ask.limit).map(({ actorId, actorName, actorUsername, actorImage, actorIsStaff, at, ruleId, ruleName, ...rest }) => ({
    ...rest, at: at.toISOString(), before: rest.before ?? null, after: rest.after ?? null,
    actor: actorId ? { id: actorId, name: actorName ?? "", username: actorUsername, image: actorImage, isStaff: actorIsStaff ?? false } : null,
    rule: ruleId ? { id: ruleId, name: ruleName ?? "" } : null,
  }));
  const last = rows.length > ask.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.at, last.id]) : null };
}
