import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { freeJobsOfDeadWorkers, showWorkerAlive } from "./dead-workers.ts";

let world: World;
let client: pg.Client;
beforeAll(async () => {
  world = await openWorld();
  client = new pg.Client({ connectionString: world.running.services.config.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await world.close();
});

const lockedJob = async (workerId: string) => {
  await client.query("SELECT graphile_worker.add_job('platform.nothing')");
  await client.query("UPDATE graphile_worker._private_jobs SET locked_by = $1, locked_at = now(), attempts = 1 WHERE locked_by IS NULL", [workerId]);
};
const holders = async () => (await client.query<{ by: string | null }>("SELECT locked_by AS by FROM graphile_worker._private_jobs ORDER BY id")).rows.map((r) => r.by);

test("XX-7 the jobs of a killed worker go back to the queue at once, a living worker keeps its own", async () => {
  const { config, log } = world.running.services;
  const living = await showWorkerAlive(config.ownerUrl, "worker-that-lives", log);
  await lockedJob("worker-that-lives");
  await lockedJob("worker-that-was-killed");
  expect(await freeJobsOfDeadWorkers(client, "me")).toEqual(["worker-that-was-killed"]);
  expect(await holders()).toEqual(["worker-that-lives", null]);
  await living.stop();
  expect(await freeJobsOfDeadWorkers(client, "me")).toEqual(["worker-that-lives"]);
  expect(await holders()).toEqual([null, null]);
});
