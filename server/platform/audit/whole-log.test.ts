import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { platformModule } from "../platform-module.ts";
import { audit } from "./audit.ts";
import { makeAuditPartitions } from "./make-partitions.ts";
import { sealAll } from "./seal.fixture.ts";
import { findBreak, verifyAudit } from "./seal.ts";

let world: World;
let owner: pg.Client;
beforeAll(async () => {
  world = await openWorld();
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const verify = () => world.tx("nneka", verifyAudit);
const write = (subjectId: string) => world.tx("nneka", (tx) => audit(tx, { verb: "test.done", subjectKind: "test", subjectId }));
const partitions = async () => (await owner.query<{ name: string }>("SELECT relid::regclass::text AS name FROM pg_partition_tree('audit_entries') WHERE isleaf ORDER BY 1")).rows.map(({ name }) => name);
/** `audit_entries_2027_01`: the partition of the month that is so many after that of `from`. */
const partOf = (from: Date, months: number) => `audit_entries_${new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months)).toISOString().slice(0, 7).replace("-", "_")}`;
const whereIs = async (subjectId: string) => (await owner.query<{ part: string }>("SELECT tableoid::regclass::text AS part FROM audit_entries WHERE subject_id = $1", [subjectId])).rows.map(({ part }) => part);
const behindTheTriggers = (statement: string) => owner.query(`SET session_replication_role = replica; ${statement}; SET session_replication_role = DEFAULT`);

test("XX-6 nobody empties the log or its seals, the owner neither, nor any partition by itself", async () => {
  await write("kept");
  const tables = ["audit_entries", "audit_seals", ...await partitions()];
  expect(tables.length).toBeGreaterThanOrEqual(7);
  for (const table of tables) {
    await expect(owner.query(`TRUNCATE ${table}`), table).rejects.toThrow(/never changed/);
    await expect(world.tx("system", (tx) => tx.query(`TRUNCATE ${table}`, [])), table).rejects.toThrow(/permission denied/);
  }
  expect(await whereIs("kept")).toHaveLength(1);
});

test("XX-6 each month has its partition, made ahead every day, by two workers at once as well", async () => {
  const { services } = world.running;
  const today = world.clock.now();
  expect(await partitions()).toEqual([0, 1, 2, 3].map((n) => partOf(today, n)).concat("audit_entries_default").sort());
  expect(platformModule.crons?.find(({ job }) => job === "platform.audit-partitions")?.cron).toMatch(/^\d+ \d+ \* \* \*$/);
  expect(await makeAuditPartitions(services)).toBe(0);
  // Nothing was made for five months, and four workers wake up together.
  world.clock.advance(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 5, 15) - today.getTime());
  const made = await Promise.all(Array.from({ length: 4 }, () => makeAuditPartitions(services)));
  expect(made.reduce((sum, n) => sum + n, 0)).toBe(4);
  expect(await partitions()).toEqual(expect.arrayContaining([5, 6, 7, 8].map((n) => partOf(today, n))));
  await write("five months on");
  expect(await whereIs("five months on")).toEqual([partOf(today, 5)]);
  await platformModule.jobs?.find(({ name }) => name === "platform.audit-partitions")?.run(services, undefined as never);
});

test("XX-6 a month of which the DEFAULT partition holds rows is left to it, and what comes after is made", async () => {
  const { services } = world.running;
  const from = world.clock.now();
  // Nobody made this month: as on an instance that wrote before there were partitions, or whose worker stood still.
  world.clock.advance(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 12, 3) - from.getTime());
  const later = world.clock.now();
  await write("before the partition");
  expect(await whereIs("before the partition")).toEqual(["audit_entries_default"]);
  expect(await makeAuditPartitions(services)).toBe(3);
  expect(await partitions()).not.toContain(partOf(later, 0));
  await write("still there");
  expect(await whereIs("still there")).toEqual(["audit_entries_default"]);
  world.clock.advance(31 * 86_400_000);
  await write("the month after");
  expect(await whereIs("the month after")).toEqual([partOf(later, 1)]);
});

test("XX-6 new partitions are as closed as the log: its policies, no grant of their own, rows are never changed", async () => {
  const now = world.clock.now();
  await makeAuditPartitions(world.running.services);
  const part = partOf(now, 0);
  await write("closed");
  expect(await whereIs("closed")).toEqual([part]);
  const read = (who: Parameters<World["tx"]>[0], table: string) => world.tx(who, async (tx) => (await tx.query(`SELECT 1 FROM ${table} WHERE subject_id = 'closed'`, [])).rowCount);
  expect([await read("nneka", "audit_entries"), await read("kofi", "audit_entries"), await read("ada", "audit_entries")]).toEqual([1, 0, 0]);
  for (const who of ["nneka", "system"] as const) await expect(read(who, part)).rejects.toThrow(/permission denied/);
  await expect(world.tx("system", (tx) => tx.query(`INSERT INTO ${part} SELECT * FROM audit_entries LIMIT 1`, []))).rejects.toThrow(/permission denied/);
  for (const table of ["audit_entries", part]) {
    await expect(owner.query(`UPDATE ${table} SET verb = 'x' WHERE subject_id = 'closed'`)).rejects.toThrow(/never changed/);
    await expect(owner.query(`DELETE FROM ${table} WHERE subject_id = 'closed'`)).rejects.toThrow(/never changed/);
  }
  await expect(owner.query(`TRUNCATE ${part}`)).rejects.toThrow(/never changed/);
  await expect(world.tx("nneka", (tx) => tx.query("SELECT audit_make_partitions(now())", []))).rejects.toThrow(/only the system/);
  const { rows } = await owner.query<{ name: string; indexes: number }>("SELECT relid::regclass::text AS name, (SELECT count(*)::int FROM pg_index WHERE indrelid = relid) AS indexes FROM pg_partition_tree('audit_entries') WHERE isleaf");
  expect(new Set(rows.map(({ indexes }) => indexes)).size).toBe(1);
});

test("XX-6 the chain holds across partitions, and a break names the entry: one that was changed, one that is gone, the last ones gone", async () => {
  await sealAll(world);
  // In one transaction, so that they lie in one seal.
  await world.tx("nneka", async (tx) => { for (const n of [1, 2, 3, 4]) await audit(tx, { verb: "test.done", subjectKind: "test", subjectId: `break ${n}` }); });
  await sealAll(world);
  const whole = await verify();
  expect(whole).toMatchObject({ ok: true, unsealed: 0 });
  expect((await owner.query("SELECT 1 FROM audit_entries GROUP BY tableoid")).rowCount).toBeGreaterThanOrEqual(3);
  const { rows: sealed } = await owner.query<{ id: string; subject_id: string }>("SELECT id, subject_id FROM audit_entries WHERE subject_id LIKE 'break %' ORDER BY xid, id");
  const entryOf = (n: number) => sealed.find(({ subject_id }) => subject_id === `break ${n}`)?.id;
  const broken = async () => {
    const { brokenAt, entries } = await verify();
    const found = await world.tx("nneka", (tx) => findBreak(tx, brokenAt ?? 0));
    return { ...found, number: entries + (found.place ?? Number.NaN) };
  };

  await behindTheTriggers("UPDATE audit_entries SET actor_kind = 'member' WHERE subject_id = 'break 2'");
  expect(await broken()).toMatchObject({ entry: { id: entryOf(2), verb: "test.done" }, number: whole.entries - 2 });
  await behindTheTriggers("UPDATE audit_entries SET actor_kind = 'staff' WHERE subject_id = 'break 2'");
  expect((await verify()).ok).toBe(true);

  await behindTheTriggers("DELETE FROM audit_entries WHERE subject_id = 'break 3'");
  expect(await broken()).toMatchObject({ entry: { id: entryOf(4) }, number: whole.entries - 1 });
  await behindTheTriggers("DELETE FROM audit_entries WHERE subject_id = 'break 4'");
  expect(await broken()).toMatchObject({ entry: null, number: whole.entries - 1 });
});
