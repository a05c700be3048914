import { createHash } from "node:crypto";
import type { Tx } from "../db/tx.ts";
import { conflict, invalid } from "../errors.ts";

interface Stored { request_hash: string; status: number | null; response: unknown }

/** Hash of what was asked, to refuse the same key with other content. */
export function requestHash(route: string, params: unknown, body: unknown): string {
  return createHash("sha256").update(JSON.stringify([route, params, body ?? null])).digest("hex");
}

/**
 * Reserves an idempotency key in this transaction. A racing second call waits here for the first one's end.
 * @returns the first answer when this is a replay, else null (and the caller must `storeAnswer`)
 * @throws 409 when the key was used for something else
 */
export async function takeKey(tx: Tx, key: string, route: string, hash: string): Promise<{ status: number; response: unknown } | null> {
  if (key.length < 8 || key.length > 255) throw invalid([{ path: "Idempotency-Key", message: "An Idempotency-Key has 8 to 255 characters." }]);
  const { rowCount } = await tx.query(
    "INSERT INTO idempotency_keys (person_id, key, route, request_hash, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
    [tx.actor.personId, key, route, hash, tx.now],
  );
  if (rowCount === 1) return null;
  const { rows } = await tx.query<Stored>("SELECT request_hash, status, response FROM idempotency_keys WHERE person_id = $1 AND key = $2", [tx.actor.personId, key]);
  const first = rows[0];
  if (!first || first.request_hash !== hash) throw conflict("key-reused", "This Idempotency-Key was used for another request. Use a new one.");
  return { status: first.status ?? 200, response: first.response };
}

/** Keeps the answer beside the key, in the same transaction as what it did. */
export async function storeAnswer(tx: Tx, key: string, status: number, response: unknown): Promise<void> {
  await tx.query("UPDATE idempotency_keys SET status = $3, response = $4::jsonb WHERE person_id = $1 AND key = $2", [tx.actor.personId, key, status, JSON.stringify(response)]);
}
