import { readFileSync } from "node:fs";
import pg from "pg";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "../../test/database/create-test-database.ts";
import { QueuePool } from "./queue-pool.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>, pool: QueuePool, owner: pg.Client;
beforeAll(async () => {
  database = await createTestDatabase();
  pool = new QueuePool(database.ownerUrl, 2, pino({ level: "silent" }));
  owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  pool.leave();
  await pool.end();
  await owner.end();
  await database.drop();
});

/** A connection of the queue's that the database has ended while it waits for its next statement's answer. */
async function onLost(statement: string): Promise<unknown> {
  const client = await pool.connect();
  const { rows: [{ pid } = { pid: 0 }] } = await client.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const answer = client.query(`${statement}; SELECT pg_sleep(60)`).then(() => "done", (error: unknown) => error);
  await expect.poll(async () => (await owner.query("SELECT FROM pg_stat_activity WHERE pid = $1 AND wait_event = 'PgSleep'", [pid])).rowCount).toBe(1);
  await owner.query("SELECT pg_terminate_backend($1)", [pid]);
  const got = await answer;
  client.release(true);
  return got;
}

test("XX-7 jobs that can't be given back because the database went away end nothing, and their runner's name shall end; what else is lost is tried again", async () => {
  let ended = 0;
  pool.onBack = () => { ended++; };
  expect(await onLost("SELECT 1")).toMatchObject({ code: "40001" });
  expect(ended).toBe(0);
  // As graphile-worker writes it: the next version may write it otherwise.
  const [, giveBack = ""] = /text: `\\\n(update \$\{escapedWorkerSchema\}\._private_jobs[^`]*)`/.exec(readFileSync(new URL(import.meta.resolve("graphile-worker").replace(/dist\/.*$/, "dist/sql/returnJobs.js")), "utf8")) ?? [];
  const text = giveBack.replaceAll("${escapedWorkerSchema}", "graphile_worker").replace("$2::bigint[]", "'{}'::bigint[]").replace("$1::text", "'nobody'").replace(/;$/, "");
  expect(text).toContain("locked_by = null");
  expect(await onLost(text)).toBe("done");
  expect(ended).toBe(1);
});
