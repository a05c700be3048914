import type { z } from "zod";
import type { ticketEndpoints } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/cursor.ts";
import { accessTicket } from "./access.ts";
import { auditOf } from "./audit.queries.ts";
import { person } from "./ticket.ts";

type Ask = z.output<NonNullable<typeof ticketEndpoints.audit.query>>;
type Page = z.output<typeof ticketEndpoints.audit.output>;

/**
 * DK-20: every change of a ticket, latest first, a keyset page at a time, for those with `audit.read`. `rule` of a line: which automation
 * did it, with the rights of the actor, who saved it. @throws 404, 422
 */
export async function listAudit(tx: Tx, idOrNumber: string, ask: Ask): Promise<Page> {
  const [beforeAt, beforeId] = ask.cursor ? decodeCursor(ask.cursor, ["instant", "id"]) : [null, null];
  const ticket = await accessTicket(tx, idOrNumber);
  const rows = await auditOf.run({ ticketId: ticket.id, beforeAt, beforeId, limit: ask.limit + 1 }, tx);
  const items = rows.slice(0, ask.limit).map((row) => ({
    id: row.id, at: row.at.toISOString(), verb: row.verb, actorKind: row.actorKind, before: row.before, after: row.after,
    actor: row.actorId ? person(row.actorId, row.actorName, row.actorUsername, row.actorImage, row.actorIsStaff) : null,
    rule: row.ruleId ? { id: row.ruleId, name: row.ruleName ?? "" } : null,
  }));
  const last = rows.length > ask.limit ? items.at(-1) : undefined;
  return { items, nextCursor: last ? encodeCursor([last.at, last.id]) : null };
}
