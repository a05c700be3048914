import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TEST_SECRET } from "../../test/database/secret.ts";
import { configFrom, readEnvironment } from "../config.ts";
import { appUrlFrom } from "../db/roles.ts";
import { migrate } from "../db/migrate.ts";
import { startEmbedded, type EmbeddedDatabase } from "../embedded/start-embedded.ts";
import { readPostmasterFile } from "../embedded/postmaster-file.ts";
import { start, type Running } from "../start.ts";

let folder: string, database: EmbeddedDatabase, running: Running;
const done = new Set<number>();
const unheard: unknown[] = [];
const hear = (error: unknown) => unheard.push(error);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "baraza-queue-"));
  database = await startEmbedded({ dataDirectory: folder });
  await migrate(database.ownerUrl, { secret: TEST_SECRET });
  const environment = readEnvironment({ BARAZA_DATA_DIR: folder, BARAZA_LOG: "silent", BARAZA_ROLES: "worker", BARAZA_POOL: "4" });
  const count = {
    name: "test.count",
    run: async ({ pool }: { pool: pg.Pool }, payload: unknown) => {
      // Some is under way at each moment, and fails with the database.
      await pool.query("SELECT pg_sleep(0.02)");
      done.add((payload as { n: number }).n);
    },
  };
  running = await start(configFrom(environment, { ownerUrl: database.ownerUrl, appUrl: appUrlFrom(database.ownerUrl, TEST_SECRET) }, TEST_SECRET), [{ name: "test", jobs: [count] }]);
  process.on("unhandledRejection", hear);
});
afterAll(async () => {
  process.off("unhandledRejection", hear);
  await running.stop();
  await database.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** So many jobs for each loss. */
const jobs = 40;

/** Adds jobs, kills or ends the database while they are done. @returns once the database is back */
async function lose(signal: "SIGKILL" | "SIGINT", from: number): Promise<void> {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  client.on("error", () => {});
  await client.connect();
  await client.query("SELECT graphile_worker.add_job('test.count', json_build_object('n', n)) FROM generate_series($1::int, $2::int) AS n", [from, from + jobs - 1]);
  while (done.size < from + 5) await sleep(5);
  const pid = readPostmasterFile(join(folder, "postgres"))?.pid ?? 0;
  process.kill(pid, signal);
  await client.end().catch(() => {});
}

test("XX-7 a database that is killed, or started anew, while jobs are done ends nothing: every job is done", async () => {
  for (const [i, signal] of (["SIGKILL", "SIGINT"] as const).entries()) {
    await lose(signal, i * jobs);
    // A job that failed is tried again after seconds; one that was locked by a name without a sign of life within ten.
    while (done.size < (i + 1) * jobs) await sleep(50);
  }
  expect(unheard).toEqual([]);
});
