import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { DatabaseFigures } from "../../../contract/insight.ts";
import { modules } from "../../app.ts";
import { systemActor } from "../../platform/actor.ts";
import { configFrom, readEnvironment } from "../../platform/config.ts";
import { migrate } from "../../platform/db/migrate.ts";
import { appUrlFrom } from "../../platform/db/roles.ts";
import { withTx } from "../../platform/db/tx.ts";
import { makeServices } from "../../platform/start.ts";
import { TEST_SECRET } from "../../test/database/secret.ts";
import { openWorld, type World } from "../../test/world.ts";
import { bloatHint } from "./bloat-hint.ts";

let world: World;
/** A superuser, who sees the truth. */
let owner: pg.Client;

beforeAll(async () => {
  world = await openWorld();
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  for (let n = 0; n < 3; n++) await world.as("ada").post("/api/tickets", { subject: `Trouble ${n}`, description: `It does not work, number ${n}.`, category: "bug" });
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const figures = async () => (await world.as("nneka").get<DatabaseFigures>("/api/admin/database")).body;
const ask = async (sql: string, values: unknown[] = []) => (await owner.query<Record<string, string>>(sql, values)).rows;
/** What other sessions counted reaches the shared statistics within a second; idle ones are asked to hurry. */
const settle = () => owner.query("SELECT pg_stat_force_next_flush()");

test("AD-2 sizes, rows, indexes and dead rows are what PostgreSQL says to its superuser", async () => {
  await owner.query("ANALYZE messages");
  await settle();
  const shown = await figures();
  const [size] = await ask("SELECT pg_database_size(current_database())::text AS bytes, current_database() AS name");
  // The size grows by what the question itself writes.
  expect(Math.abs(shown.sizeBytes - Number(size?.bytes))).toBeLessThan(1024 * 1024);
  expect(shown.name).toBe(size?.name);
  const tickets = shown.tables.find((t) => t.table === "desk_tickets");
  const [truth] = await ask("SELECT pg_total_relation_size('desk_tickets')::text AS total, pg_indexes_size('desk_tickets')::text AS indexes, pg_table_size('desk_tickets')::text AS heap");
  expect(tickets).toMatchObject({ schema: "public", rows: 3, exact: true, partitions: 0, bytes: { total: Number(truth?.total), indexes: Number(truth?.indexes) } });
  expect((tickets?.bytes.table ?? 0) + (tickets?.bytes.toast ?? 0)).toBe(Number(truth?.heap));
  const messages = shown.tables.find((t) => t.table === "messages");
  const [parts] = await ask("SELECT count(*) AS partitions, sum(pg_total_relation_size(relid))::text AS total FROM pg_partition_tree('messages') WHERE isleaf");
  expect(messages).toMatchObject({ partitions: Number(parts?.partitions), rows: Number((await ask("SELECT count(*) FROM messages"))[0]?.count), bytes: { total: Number(parts?.total) } });
  expect(messages?.lastAnalyzeAt).not.toBeNull();
  expect(shown.tables.some((t) => /^messages_p\d/.test(t.table))).toBe(false);
  const [index] = await ask("SELECT idx_scan::text AS scans, pg_relation_size(indexrelid)::text AS bytes FROM pg_stat_user_indexes WHERE indexrelname = 'desk_tickets_tags'");
  expect(shown.indexes.find((i) => i.index === "desk_tickets_tags")).toMatchObject({ table: "desk_tickets", scans: Number(index?.scans), bytes: Number(index?.bytes), unused: true });
  // A unique index keeps a rule and is never called unused.
  expect(shown.indexes.find((i) => i.index === "desk_tickets_number_once")).toMatchObject({ unused: false });
});

test("AD-2 a large table's rows are an estimate that says so, and dead rows come with what to do", async () => {
  await owner.query("CREATE TABLE grown (id int, filler text); ALTER TABLE grown SET (autovacuum_enabled = off)");
  await owner.query("INSERT INTO grown SELECT n, repeat('x', 1000) FROM generate_series(1, 6000) n");
  await owner.query("ANALYZE grown; DELETE FROM grown WHERE id <= 4500");
  await settle();
  const grown = (await figures()).tables.find((t) => t.table === "grown");
  const [truth] = await ask("SELECT n_live_tup::text AS live, n_dead_tup::text AS dead FROM pg_stat_user_tables WHERE relname = 'grown'");
  expect(grown).toMatchObject({ exact: false, rows: Number(truth?.live), deadRows: 4500, bloat: expect.stringContaining("VACUUM (ANALYZE) public.grown") });
  expect(Number(truth?.dead)).toBe(4500);
  await owner.query("DROP TABLE grown");
  expect([bloatHint("t", 10_000, 999), bloatHint("t", 1_000_000, 5000)]).toEqual([null, null]);
});

test("AD-2 statements are counted as pg_stat_statements counts them, ours by name, and nobody's words are in them", async () => {
  await owner.query("SELECT pg_stat_statements_reset(0, (SELECT oid FROM pg_database WHERE datname = current_database()), 0)");
  await owner.query("COMMENT ON TABLE settings IS 'Ada''s phone is 0712 345678'");
  await world.as("ada").get("/api/help/articles?q=secret-of-ada");
  for (let n = 0; n < 7; n++) await world.as("wanjiru").get("/api/desk/tickets?view=all_open");
  for (let n = 0; n < 5; n++) await world.as("wanjiru").get("/api/desk/summary");
  const { statements } = await figures();
  if (statements.source !== "ready") throw new Error(statements.needs);
  const summary = statements.mostFrequent.find((s) => s.name === "desk/summary.summary");
  const [truth] = await ask("SELECT sum(calls)::text AS calls, sum(total_exec_time)::text AS total, sum(rows)::text AS rows FROM pg_stat_statements WHERE query LIKE '%desk_active_counts%' AND query LIKE '%AS \"mine\"%' AND dbid = (SELECT oid FROM pg_database WHERE datname = current_database())");
  expect(summary).toMatchObject({ calls: 5, rows: Number(truth?.rows) });
  expect(Number(truth?.calls)).toBe(5);
  expect(summary?.totalMs).toBeCloseTo(Number(truth?.total), 6);
  expect(summary?.meanMs).toBeCloseTo(Number(truth?.total) / 5, 6);
  const calls = statements.mostFrequent.map((s) => s.calls), means = statements.slowest.map((s) => s.meanMs);
  expect([calls, means]).toEqual([calls.toSorted((a, b) => b - a), means.toSorted((a, b) => b - a)]);
  const everything = JSON.stringify(statements);
  expect(everything).not.toMatch(/0712 345|secret-of-ada|@example\.com|COMMENT ON/);
  expect(everything).not.toContain(world.people.ada.id);
  expect(statements.mostTime.some((s) => s.name === "platform/begin with a session")).toBe(true);
});

test("AD-2 connections, cache, replicas and jobs are those of this moment", async () => {
  const waiting = new pg.Client({ connectionString: world.ownerUrl });
  await waiting.connect();
  await waiting.query("BEGIN");
  await world.tx("system", (tx) => tx.query("SELECT jobs_add($1::jsonb)", [JSON.stringify([{ identifier: "test.task", payload: {}, runAt: new Date(world.clock.now().getTime() - 60_000) }, { identifier: "test.task", payload: {}, runAt: new Date(world.clock.now().getTime() + 3_600_000) }])]));
  await owner.query("UPDATE graphile_worker._private_jobs j SET last_error = 'Ada''s mail', attempts = 1 FROM graphile_worker._private_tasks t WHERE t.id = j.task_id AND t.identifier = 'test.task' AND j.run_at > now() + interval '30 minutes'");
  const shown = await figures();
  const [truth] = await ask("SELECT (SELECT setting::int FROM pg_settings WHERE name = 'max_connections') AS max, (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend' AND state = 'idle in transaction' AND datname = current_database()) AS waiting");
  expect(shown.connections.max).toBe(Number(truth?.max));
  if (shown.connections.states.source !== "ready") throw new Error("the superuser sees all");
  expect(shown.connections.states.items.find((c) => c.state === "idle in transaction" && c.here)?.count).toBe(Number(truth?.waiting));
  expect(shown.connections.states.items.reduce((sum, c) => sum + c.count, 0)).toBeLessThanOrEqual(shown.connections.total);
  expect(shown.cache.ratio).toBeGreaterThan(0.5);
  expect(shown.cache.ratio).toBe(shown.cache.hits / (shown.cache.hits + shown.cache.reads));
  expect(shown.replication).toEqual({ source: "ready", items: [] });
  const task = shown.jobs.tasks.find((t) => t.task === "test.task");
  expect(task).toMatchObject({ waiting: 1, scheduled: 1, failing: 1, givenUp: 0 });
  expect(task?.oldestSeconds).toBeCloseTo(60, 0);
  expect(shown.jobs.waiting).toBe(Number((await ask("SELECT count(*) FROM graphile_worker.jobs WHERE run_at <= $1 AND locked_at IS NULL AND attempts < max_attempts", [world.clock.now()]))[0]?.count));
  expect(JSON.stringify(shown)).not.toContain("Ada's mail");
  await waiting.end();
});

test("AD-2 a replica that streams is listed with how far it is behind", async () => {
  const replica = new pg.Client({ connectionString: world.ownerUrl, application_name: "second-site", replication: "true" } as pg.ClientConfig);
  replica.on("error", () => {});
  await replica.connect();
  const [at] = (await replica.query<{ xlogpos: string }>("IDENTIFY_SYSTEM")).rows;
  replica.query(`START_REPLICATION PHYSICAL ${at?.xlogpos ?? "0/0"}`).catch(() => {});
  let found: DatabaseFigures["replication"] | undefined;
  for (let n = 0; n < 50; n++) {
    found = (await figures()).replication;
    if (found.source === "ready" && found.items[0]?.state === "streaming") break;
    await new Promise((r) => setTimeout(r, 20));
  }
  expect(found).toMatchObject({ source: "ready", items: [{ name: "second-site", state: "streaming", sync: "async" }] });
  await Promise.race([replica.end(), new Promise((r) => setTimeout(r, 200))]);
});

test("AD-2 without the extension the page says which, and how to get it; with it again it counts", async () => {
  await owner.query("DROP EXTENSION pg_stat_statements");
  const without = await figures();
  expect(without.statements).toMatchObject({ source: "missing", needs: expect.stringContaining("pg_stat_statements"), command: expect.stringContaining("CREATE EXTENSION pg_stat_statements;") });
  expect(without.tables.length).toBeGreaterThan(10);
  await owner.query("CREATE EXTENSION pg_stat_statements");
  expect((await figures()).statements.source).toBe("ready");
});

test("AD-2 on a server of others, where our role may not create the extension or see others, it migrates and says what is missing", async () => {
  const name = `plain_${process.pid}`;
  await owner.query(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'plain'; GRANT baraza_app TO ${name} WITH ADMIN OPTION`);
  await owner.query(`CREATE DATABASE ${name} OWNER ${name}`);
  try {
    const url = new URL(world.ownerUrl);
    [url.username, url.password, url.pathname] = [name, "plain", `/${name}`];
    await migrate(url.href, { secret: TEST_SECRET });
    const services = makeServices(configFrom(readEnvironment({ BARAZA_LOG: "silent" }), { ownerUrl: url.href, appUrl: appUrlFrom(url.href, TEST_SECRET) }, TEST_SECRET), modules);
    const read = () => withTx(services, { actor: systemActor }, async (tx) => (await import("./show-database.ts")).showDatabase(tx));
    const shown = await read();
    expect(shown.statements).toMatchObject({ source: "missing", command: expect.stringContaining("CREATE EXTENSION") });
    expect(shown.connections).toMatchObject({ max: 100, states: { source: "missing", command: `GRANT pg_read_all_stats TO "${name}";` } });
    expect(shown.replication.source).toBe("missing");
    expect(shown.tables.find((t) => t.table === "identity_roles")).toMatchObject({ rows: 6, exact: true });
    // The commands that the page names are enough.
    await owner.query(`GRANT pg_read_all_stats TO "${name}"`);
    const onIt = new pg.Client({ connectionString: Object.assign(new URL(world.ownerUrl), { pathname: `/${name}` }).href });
    await onIt.connect();
    await onIt.query("CREATE EXTENSION pg_stat_statements");
    await onIt.end();
    expect(await read()).toMatchObject({ statements: { source: "ready" }, connections: { states: { source: "ready" } } });
    await Promise.all([services.pool.end(), services.authPool.end()]);
  } finally {
    await owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await owner.query(`DROP ROLE ${name}`);
  }
});

test("AD-2 the figures are the admins' alone, in the database too", async () => {
  for (const who of ["ada", "wanjiru", "musa"] as const) expect((await world.as(who).get("/api/admin/database")).status).toBe(403);
  await expect(world.tx("wanjiru", (tx) => tx.query("SELECT * FROM insight.statement_figures('calls', 5)", []))).rejects.toThrow(/insight\.read/);
  await expect(world.tx("ada", (tx) => tx.query("SELECT * FROM insight.table_figures(0)", []))).rejects.toThrow(/insight\.read/);
});
