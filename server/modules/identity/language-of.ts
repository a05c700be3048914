import sql from "sql-template-tag";
import type { Tx } from "../../platform/db/tx.ts";

/** The language that a person chose for what we say to them; null while they chose none, or the actor may not know. */
export async function languageOf(tx: Tx, personId: string): Promise<string | null> {
  const row = await tx.first<{ locale: string | null }>(sql`SELECT p.locale FROM identity_people p WHERE p.id = ${personId}`);
  return row?.locale ?? null;
}
