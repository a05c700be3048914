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

/** Hash of a batch: SHA-256 over the previous hash and each entry's fields as JSON lines. */
function hashOf(previous: string, rows: object[]): string {
  const hash = createHash("sha256").update(previous);
  for (const row of rows) hash.update("\n").update(JSON.stringify(Object.values(row)));
  return hash.digest("hex");
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
    await tx.query(
      "INSERT INTO audit_seals (number, after_xid, upto_xid, entries, previous_hash, hash, sealed_at) VALUES ($1, $2::xid8, $3::xid8, $4, $5, $6, $7)",
      [(last?.number ?? 0) + 1, after, bound, rows.length, previous, hashOf(previous, rows), tx.now],
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
    if (seal.after_xid !== upto || seal.previous_hash !== previous || seal.entries !== rows.length || hashOf(previous, rows) !== seal.hash) {
      return { ok: false, seals: seals.length, entries, unsealed: 0, brokenAt: seal.number };
    }
    previous = seal.hash;
    upto = seal.upto_xid;
    entries += rows.length;
  }
  const unsealed = (await tx.query<{ count: number }>("SELECT count(*) AS count FROM audit_entries WHERE xid > $1::xid8", [upto])).rows[0]?.count ?? 0;
  return { ok: true, seals: seals.length, entries, unsealed, brokenAt: null };
}
