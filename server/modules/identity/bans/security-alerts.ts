import sql, { raw, type Sql } from "sql-template-tag";
import type { z } from "zod";
import type { PersonBrief } from "../../../../contract/common.ts";
import type { securityAlert } from "../../../../contract/people.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { notFound } from "../../../platform/errors.ts";
import { decodeCursor, encodeCursor } from "../../../platform/http/cursor.ts";
import { reviewAlert as review } from "./signal.queries.ts";

interface AlertRow {
  id: string; strength: "strong" | "weak"; signals: string[]; action: "sign_up" | "sign_in"; attempts: number; firstAt: Date; lastAt: Date;
  banId: string; kind: "ban" | "suspension"; reason: string; bannedAt: Date; person: PersonBrief; banned: PersonBrief;
  reviewedAt: Date | null; reviewer: PersonBrief | null; reviewNote: string | null;
}
type Shown = z.input<typeof securityAlert>;

const brief = (alias: string): Sql => raw(`jsonb_build_object('id', ${alias}.person_id, 'name', ${alias}.name, 'username', ${alias}.username, 'image', ${alias}.image, 'isStaff', ${alias}.is_staff)`);
const select = sql`SELECT a.id, a.strength, a.signals, a.action, a.attempts, a.first_at AS "firstAt", a.last_at AS "lastAt", b.id AS "banId", b.kind, b.reason, b.banned_at AS "bannedAt",
    ${brief("p")} AS person, ${brief("o")} AS banned, a.reviewed_at AS "reviewedAt", CASE WHEN r.person_id IS NOT NULL THEN ${brief("r")} END AS reviewer, a.review_note AS "reviewNote"
  FROM identity_security_alerts a JOIN identity_bans b ON b.id = a.ban_id
  JOIN identity_profiles p ON p.person_id = a.person_id JOIN identity_profiles o ON o.person_id = b.person_id LEFT JOIN identity_profiles r ON r.person_id = a.reviewed_by`;

/** ID-12: who looks like somebody banned, newest first. */
export async function listAlerts(tx: Tx, ask: { limit: number; cursor?: string | undefined; reviewed?: "yes" | "no" | undefined; strength?: string | undefined }): Promise<{ items: Shown[]; nextCursor: string | null }> {
  const wanted: Sql[] = [sql`true`];
  if (ask.reviewed) wanted.push(ask.reviewed === "yes" ? sql`a.reviewed_at IS NOT NULL` : sql`a.reviewed_at IS NULL`);
  if (ask.strength) wanted.push(sql`a.strength = ${ask.strength}`);
  if (ask.cursor) {
    const [at = "", id = ""] = decodeCursor(ask.cursor, ["instant", "id"]);
    wanted.push(sql`(a.last_at, a.id) < (${at}::timestamptz, ${id}::uuid)`);
  }
  const where = wanted.reduce((all, one) => sql`${all} AND ${one}`);
  const rows = await tx.all<AlertRow>(sql`${select} WHERE ${where} ORDER BY a.last_at DESC, a.id DESC LIMIT ${ask.limit + 1}`);
  const last = rows.length > ask.limit ? rows[ask.limit - 1] : undefined;
  return { items: rows.slice(0, ask.limit).map(present), nextCursor: last ? encodeCursor([last.lastAt.toISOString(), last.id]) : null };
}

/** Somebody looked at it. Further attempts with the same evidence only count up. @throws notFound */
export async function reviewAlert(tx: Tx, id: string, note: string | undefined): Promise<Shown> {
  const [done] = await review.run({ id, by: tx.actor.personId ?? "", note: note ?? null, now: tx.now }, tx);
  if (!done) throw notFound("This alert");
  await audit(tx, { verb: "security-alert.reviewed", subjectKind: "security-alert", subjectId: id });
  const row = await tx.first<AlertRow>(sql`${select} WHERE a.id = ${id}::uuid`);
  if (!row) throw notFound("This alert");
  return present(row);
}

function present(row: AlertRow): Shown {
  return {
    id: row.id, person: row.person, banned: row.banned, ban: { id: row.banId, kind: row.kind, reason: row.reason, at: row.bannedAt.toISOString() },
    strength: row.strength, signals: row.signals as Shown["signals"], action: row.action, attempts: row.attempts, firstAt: row.firstAt.toISOString(), lastAt: row.lastAt.toISOString(),
    review: row.reviewedAt ? { at: row.reviewedAt.toISOString(), by: row.reviewer, note: row.reviewNote } : null, abilities: { review: row.reviewedAt === null },
  };
}
