import { findBreak, verifyAudit, type BrokenSeal } from "../../server/platform/audit/seal.ts";
import { appliedMigrations } from "../../server/platform/backup/describe-schema.ts";
import { openSession, queryable } from "../../server/platform/backup/session.ts";
import { ConfigError } from "../../server/platform/config.ts";

/**
 * Checks the audit log's hash chain at one moment of the database; people may go on writing.
 * @param ownerUrl as the owner of the tables: row-level security would hide entries
 * @returns whether it holds, and what was found in words for the console
 * @throws ConfigError where there is no audit log
 */
export async function verifyLog(ownerUrl: string): Promise<{ ok: boolean; says: string }> {
  const client = await openSession(ownerUrl, "audit-verify");
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    if ((await appliedMigrations(client)).length === 0) throw new ConfigError("There is no Baraza in this database. Is DATABASE_URL or BARAZA_DATA_DIR the right one?");
    const verdict = await verifyAudit(queryable(client));
    if (verdict.brokenAt !== null) return { ok: false, says: breakWords(verdict.brokenAt, verdict.entries, await findBreak(queryable(client), verdict.brokenAt)) };
    const waiting = verdict.unsealed === 0 ? "" : ` ${count(verdict.unsealed, "entry waits", "entries wait")} for the next seal.`;
    return { ok: true, says: `The audit log verifies: ${count(verdict.entries, "entry", "entries")} in ${count(verdict.seals, "seal")} as they were written.${waiting}` };
  } finally {
    await client.end().catch(() => {});
  }
}

/** What broke, in words; `before`: how many entries lie in the seals that hold. */
function breakWords(seal: number, before: number, { sealedAt, sealed, found, place, entry }: BrokenSeal): string {
  const named = entry && `${entry.id} of ${entry.at}, ${entry.verb}`;
  const first = place === null ? `Which entry changed is not known: the seal itself was changed, or is from before seals kept that.${named ? ` The first of its entries is ${named}.` : ""}`
    : named ? `The first broken entry is number ${(before + place).toLocaleString("en")} of the log: ${named} (if one was removed, this stands in its place).`
      : `The entries from number ${(before + place).toLocaleString("en")} of the log to the end of this seal are gone.`;
  return [
    `The audit log does not verify: seal ${seal} is broken. ${count(before, "entry", "entries")} before it hold.`,
    `It was sealed at ${sealedAt.toISOString()} with ${count(sealed, "entry", "entries")}; ${found === sealed ? "so many are there" : `${found.toLocaleString("en")} are there`}.`,
    first,
    "Somebody with direct access to the database changed it. Keep a copy of it as it is now, then compare it with a backup.",
  ].join("\n");
}

function count(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}
