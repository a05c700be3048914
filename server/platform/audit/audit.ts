import type { Tx } from "../db/tx.ts";

export interface AuditEntry {
  /** Past tense with its noun: `ticket.assigned`, `role.granted`, `sign-in.failed`. */
  verb: string;
  subjectKind: string;
  subjectId: string | null;
  before?: unknown;
  after?: unknown;
}

const text = `INSERT INTO audit_entries (at, actor_id, actor_kind, verb, subject_kind, subject_id, before, after, request_id, address)
  VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb, $8::jsonb, $9, $10)`;

/** Writes one row of the audit log in the caller's transaction (XX-6). Rows are sealed into the hash chain by a job. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  tx.withCommit(text, [
    tx.now, tx.actor.personId, tx.actor.kind, entry.verb, entry.subjectKind, entry.subjectId,
    json(entry.before), json(entry.after), tx.origin?.requestId ?? null, tx.origin?.address ?? null,
  ]);
}

function json(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value);
}
