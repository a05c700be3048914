import { z } from "zod";
import { auditFilter } from "../../../contract/identity.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { decodeCursor, encodeCursor } from "../../platform/http/cursor.ts";
import * as queries from "./audit-log.queries.ts";

export const auditFilterShape = z.strictObject(auditFilter);
export type AuditFilter = z.output<typeof auditFilterShape>;

/**
 * How many entries one page looks through for words. The log is written all day and searched now and then, so it has no index of its words: a search
 * goes back through what the other filters leave, so many entries in each request, and a page that found little says where the next one goes on.
 */
const mostLookedThrough = 5000;

export type AuditRow = Omit<queries.AuditEntriesResult, "fits" | "place">;

/**
 * Entries of the audit log, newest first, by keyset. Where words are looked for, a page may be short or empty though more follow.
 * @param most rows of a page
 * @returns `nextCursor` null: that was the beginning of the log
 * @throws 422 for a cursor that is not ours
 */
export async function findAuditRows(tx: Tx, filter: AuditFilter, cursor: string | null, most: number): Promise<{ rows: AuditRow[]; nextCursor: string | null }> {
  const [beforeAt, beforeId] = cursor ? decodeCursor(cursor, ["instant", "id"]) : [null, null];
  const words = filter.q ? filter.q.split(/\s+/) : null;
  const looked = words ? mostLookedThrough : most + 1;
  const found = await queries.auditEntries.run({
    words, verb: filter.verb ?? null, subjectKind: filter.subjectKind ?? null, subjectId: filter.subjectId ?? null, actor: filter.actor ?? null,
    from: filter.from ?? null, to: filter.to ?? null, beforeAt, beforeId, looked, limit: most + 1,
  }, tx);
  const fitting = found.filter(({ fits }) => fits);
  const rows = fitting.slice(0, most).map(({ fits: _fits, place: _place, ...row }) => row);
  // The last one looked at comes along even if it does not fit: from there the search goes on.
  const end = found.at(-1);
  const last = fitting.length > most ? rows.at(-1) : end?.place === looked ? end : undefined;
  return { rows, nextCursor: last ? encodeCursor([last.at.toISOString(), last.id]) : null };
}
