import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { audit } from "./audit.ts";
import { sealAll } from "./seal.fixture.ts";
import { sealAudit, verifyAudit } from "./seal.ts";

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

const write = (n: number) => world.tx("nneka", (tx) => audit(tx, { verb: "test.done", subjectKind: "test", subjectId: String(n), before: { n }, after: { n: n + 1 } }));
const verify = () => world.tx("nneka", verifyAudit);

test("XX-6 entries are sealed in batches, in one chain that verifies", async () => {
  for (let i = 0; i < 3; i++) {
    await Promise.all(Array.from({ length: 10 }, (_, n) => write(i * 10 + n)));
    await sealAll(world);
  }
  const verdict = await verify();
  expect(verdict).toMatchObject({ ok: true, brokenAt: null, unsealed: 0 });
  expect(verdict.entries).toBeGreaterThanOrEqual(30);
});

test("XX-6 an entry of a transaction that is still open is sealed later, never skipped", async () => {
  const before = await verify();
  await world.tx("nneka", async (tx) => {
    // Written in the middle of the transaction, as a slow one would have it; `audit` itself writes with COMMIT.
    await tx.query("INSERT INTO audit_entries (at, actor_id, actor_kind, verb, subject_kind, subject_id) VALUES ($1, $2, 'staff', 'test.late', 'test', 'late')", [tx.now, tx.actor.personId]);
    await write(100);
    await sealAudit(world.running.services);
    expect((await verify()).unsealed).toBeGreaterThanOrEqual(1);
  });
  await sealAll(world);
  const after = await verify();
  expect(after).toMatchObject({ ok: true, unsealed: 0, entries: before.entries + 2 });
});

test("XX-6 rows can be neither changed nor removed, by the server's role or by the owner", async () => {
  await expect(world.tx("system", (tx) => tx.query("UPDATE audit_entries SET verb = 'x'", []))).rejects.toThrow(/permission denied/);
  await expect(world.tx("system", (tx) => tx.query("DELETE FROM audit_entries", []))).rejects.toThrow(/permission denied/);
  await expect(owner.query("UPDATE audit_entries SET verb = 'x'")).rejects.toThrow(/never changed/);
  await expect(owner.query("DELETE FROM audit_entries")).rejects.toThrow(/never changed/);
});

test("XX-6 tampering behind the triggers' back breaks the chain where it happened", async () => {
  await write(200);
  await sealAll(world);
  await owner.query("SET session_replication_role = replica; UPDATE audit_entries SET subject_id = 'forged' WHERE subject_id = '200'; SET session_replication_role = DEFAULT");
  const verdict = await verify();
  expect(verdict.ok).toBe(false);
  expect(verdict.brokenAt).toBe(verdict.seals);
});

test("XX-6 members and agents read nothing of the log", async () => {
  for (const who of ["ada", "wanjiru"] as const) {
    expect(await world.tx(who, async (tx) => (await tx.query("SELECT 1 FROM audit_entries", [])).rowCount)).toBe(0);
  }
});
