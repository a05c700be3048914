import { createHash } from "node:crypto";
import { systemActor } from "../actor.ts";
import { withTx, type Queryable } from "../db/tx.ts";
import type { Services } from "../services.ts";

/** The hash before the first seal. */
export const genesis = "0".repeat(64);

interface SealRow { number: number; after_xid: string; upto_xid: string; entries: number; previous_hash: string; hash: string }

/** Entries of the transactions in (after, upto], in the one order that sealing and checking share. */
const entriesText = `SELECT id, to_json(at) AS at, actor_id, actor_kind, verb, subject_kind, subject_id, before, after, request_id, address
  FROM audit_entries WHERE xid > $1::xid8 AND xid <= $2::xid8 ORDER BY xid, id`;

/** Bytes that a seal keeps of its hash as it stands after each entry. */
const markBytes = 8;

/**
 * Hash of a batch: SHA-256 over the previous hash and each entry's fields as JSON lines.
 * @returns the hash, and what the seal keeps of it after each entry: where the hash does not hold, they tell from which entry on
 */
function sealOf(previous: string, rows: readonly object[]): { hash: string; marks: Buffer } {
  const hash = createHash("sha256").update(previous);
  const marks = Buffer.alloc(rows.length * markBytes);
  rows.forEach((row, i) => {
    hash.update("\n").update(JSON.stringify(Object.values(row)));
    hash.copy().digest().copy(marks, i * markBytes, 0, markBytes);
  });
  return { hash: hash.digest("hex"), marks };
}

/**
 * Seals all entries whose transactions can no longer be open (XX-6). Runs every minute; an advisory lock keeps two workers apart.
 * @returns how many entries were sealed
 */
export async function sealAudit(services: Services): Promise<number> {
  return withTx(services, { actor: systemActor }, async (tx) => {
    await tx.query("SELECT pg_advisory_xact_lock(hashtext('audit.seal'))", []);
    const last = (await tx.query<SealRow>("SELECT * FROM audit_seals ORDER BY number DESC LIMIT 1", [])).rows[0];
    const after = last?.upto_xid ?? "0";
    // Everything below xmin has ended, so nothing can appear behind the seal.
    const bound = (await tx.query<{ upto: string | null }>(
      "SELECT max(xid)::text AS upto FROM audit_entries WHERE xid > $1::xid8 AND xid < audit_xid(pg_snapshot_xmin(pg_current_snapshot()))", [after])).rows[0]?.upto;
    if (!bound) return 0;
    const { rows } = await tx.query<Record<string, unknown>>(entriesText, [after, bound]);
    const previous = last?.hash ?? genesis;
    const { hash, marks } = sealOf(previous, rows);
    await tx.query(
      "INSERT INTO audit_seals (number, after_xid, upto_xid, entries, previous_hash, hash, sealed_at, entry_marks) VALUES ($1, $2::xid8, $3::xid8, $4, $5, $6, $7, $8)",
      [(last?.number ?? 0) + 1, after, bound, rows.length, previous, hash, tx.now, marks],
    );
    return rows.length;
  });
}

export interface AuditVerdict { ok: boolean; seals: number; entries: number; unsealed: number; brokenAt: number | null }

/**
 * Recomputes the chain from its start. `brokenAt` is the first seal that does not hold.
 * @param tx a transaction whose time zone is UTC and which reads int8 as number: hashes are made over times as text
 */
export async function verifyAudit(tx: Queryable): Promise<AuditVerdict> {
  const seals = (await tx.query<SealRow>("SELECT number, after_xid::text, upto_xid::text, entries, previous_hash, hash FROM audit_seals ORDER BY number", [])).rows;
  let previous = genesis, entries = 0, upto = "0";
  for (const seal of seals) {
    const { rows } = await tx.query<Record<string, unknown>>(entriesText, [upto, seal.upto_xid]);
    if (seal.after_xid !== upto || seal.previous_hash !== previous || seal.entries !== rows.length || sealOf(previous, rows).hash !== seal.hash) {
      return { ok: false, seals: seals.length, entries, unsealed: 0, brokenAt: seal.number };
    }
    previous = seal.hash;
    upto = seal.upto_xid;
    entries += rows.length;
  }
  const unsealed = (await tx.query<{ count: number }>("SELECT count(*) AS count FROM audit_entries WHERE xid > $1::xid8", [upto])).rows[0]?.count ?? 0;
  return { ok: true, seals: seals.length, entries, unsealed, brokenAt: null };
}

/** A seal that does not hold, and where in it. */
export interface BrokenSeal {
  sealedAt: Date;
  /** How many entries were sealed, and how many there are now. */
  sealed: number;
  found: number;
  /** The place in its seal, from 1, of the first entry that is not as it was sealed; null for a seal of before there were marks, or where only the seal itself was changed. */
  place: number | null;
  /** What stands in that place now (of a seal without marks: in its first); null when nothing does: the last ones were removed. */
  entry: { id: string; at: string; verb: string } | null;
}

/**
 * What broke in a seal that `verifyAudit` found broken.
 * @param tx as of `verifyAudit`, and the same snapshot
 */
export async function findBreak(tx: Queryable, number: number): Promise<BrokenSeal> {
  const [seal] = (await tx.query<SealRow & { sealed_at: Date; entry_marks: Buffer | null }>(
    `SELECT s.number, s.after_xid::text, s.upto_xid::text, s.entries, coalesce(p.hash, $2) AS previous_hash, s.hash, s.sealed_at, s.entry_marks
       FROM audit_seals s LEFT JOIN audit_seals p ON p.number = s.number - 1 WHERE s.number = $1`, [number, genesis])).rows;
  if (!seal) throw new Error(`there is no seal ${number}`);
  const { rows } = await tx.query<{ id: string; at: string; verb: string }>(entriesText, [seal.after_xid, seal.upto_xid]);
  const { marks } = sealOf(seal.previous_hash, rows);
  const kept = seal.entry_marks;
  const differs = (i: number) => kept !== null && marks.compare(kept, i * markBytes, (i + 1) * markBytes, i * markBytes, (i + 1) * markBytes) !== 0;
  const index = kept ? Array.from({ length: Math.max(rows.length, seal.entries) }, (_, i) => i).find((i) => i >= rows.length || i >= seal.entries || differs(i)) : undefined;
  const entry = rows[index ?? 0];
  return { sealedAt: seal.sealed_at, sealed: seal.entries, found: rows.length, place: index === undefined ? null : index + 1, entry: entry ? { id: entry.id, at: entry.at, verb: entry.verb } : null };
}
