import { spawnSync } from "node:child_process";
import type pg from "pg";

/**
 * Waits until the server's workers have caught up with what was seeded: its words are searchable, its facts counted. They do that once, for a
 * history that comes all at a time; what is measured is the desk on the day after. The client must be the database's owner.
 * @throws when they don't within two minutes
 */
export async function settled(client: pg.Client): Promise<void> {
  const end = performance.now() + 120_000;
  for (;;) {
    const { rows: [row] } = await client.query<{ done: boolean }>(
      `SELECT (SELECT count(*) FROM conversation_words) = (SELECT count(*) FROM messages) AND (SELECT walked_to IS NULL AND rules IS NOT NULL FROM desk_fact_progress)
          AND NOT EXISTS (SELECT 1 FROM desk_tickets t LEFT JOIN desk_ticket_facts f ON f.ticket_id = t.id WHERE f.ticket_version IS DISTINCT FROM t.version)
          AND (SELECT synced_to IS NOT NULL FROM desk_surge_progress) AS done`);
    if (row?.done) return;
    if (performance.now() > end) throw new Error("the workers did not catch up with what was seeded");
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/**
 * Has what was seeded written to the disk now. Otherwise the database and the kernel do so within the next half minute, and commits that are
 * measured wait behind it for up to a tenth of a second (seen at 5,000 sockets: p99 60–90 ms, afterwards 12–14). The client must be the database's owner.
 */
export async function writtenOut(client: pg.Client): Promise<void> {
  await client.query("CHECKPOINT");
  // Where there is no such program, the kernel takes its time.
  spawnSync("sync");
}
