import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { audit } from "../../server/platform/audit/audit.ts";
import { sealAudit } from "../../server/platform/audit/seal.ts";
import { migrate } from "../../server/platform/db/migrate.ts";
import { startEmbedded } from "../../server/platform/embedded/start-embedded.ts";
import { TEST_SECRET } from "../../server/test/database/secret.ts";
import { openWorld, type World } from "../../server/test/world.ts";
import { root } from "../checks/checks.ts";

let world: World;
let owner: pg.Client;
const folder = mkdtempSync(join(tmpdir(), "baraza-audit-verify-"));
beforeAll(async () => {
  world = await openWorld();
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

/** `npm run audit:verify` without npm: its code and what it says. */
function command(env: Record<string, string>, args: string[] = []): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ["scripts/audit-verify.ts", ...args], { cwd: root, env: { ...process.env, DATABASE_URL: "", ...env } });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (piece: Buffer) => { output += piece.toString(); });
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output }));
  });
}

test("XX-6 the command verifies the log of a running server by DATABASE_URL; where it broke it ends with 1 and names the first broken entry", async () => {
  const env = { DATABASE_URL: world.ownerUrl, BARAZA_DATA_DIR: join(folder, "none") };
  await world.tx("nneka", async (tx) => { for (const n of ["1", "2", "3"]) await audit(tx, { verb: "test.done", subjectKind: "test", subjectId: n }); });
  // Transactions of other databases of the same server hold the seal back too.
  await expect.poll(() => sealAudit(world.running.services).then(async () => (await owner.query<{ n: number }>("SELECT sum(entries)::int AS n FROM audit_seals")).rows[0]?.n), { timeout: 20_000 }).toBe(3);
  expect(await command(env)).toEqual({ code: 0, output: "The audit log verifies: 3 entries in 1 seal as they were written.\n" });
  await owner.query("SET session_replication_role = replica; UPDATE audit_entries SET verb = 'test.forged' WHERE subject_id = '2'; SET session_replication_role = DEFAULT");
  const { rows: [forged] } = await owner.query<{ id: string }>("SELECT id FROM audit_entries WHERE subject_id = '2'");
  const broken = await command(env);
  expect(broken.code).toBe(1);
  expect(broken.output).toContain("seal 1 is broken. 0 entries before it hold.");
  expect(broken.output).toContain(`The first broken entry is number 2 of the log: ${forged?.id ?? ""} of `);
  // A seal from before entries had their marks.
  await owner.query("SET session_replication_role = replica; UPDATE audit_seals SET entry_marks = NULL; SET session_replication_role = DEFAULT");
  expect(await command(env)).toMatchObject({ code: 1, output: expect.stringMatching(/Which entry changed is not known[\s\S]*The first of its entries is/) });
  expect(await command(env, ["--quickly"])).toMatchObject({ code: 1, output: expect.stringContaining("This takes nothing") });
});

test("XX-6 it works with the embedded database's data folder, while a server uses it and when none does, and makes no database where there is none", async () => {
  const dataDirectory = join(folder, "data"), env = { BARAZA_DATA_DIR: dataDirectory };
  expect(await command(env)).toMatchObject({ code: 1, output: expect.stringContaining("There is no database in") });
  const embedded = await startEmbedded({ dataDirectory });
  try {
    await migrate(embedded.ownerUrl, { secret: TEST_SECRET });
    const client = new pg.Client({ connectionString: embedded.ownerUrl });
    await client.connect();
    await client.query("INSERT INTO audit_entries (at, actor_kind, verb, subject_kind) VALUES (now(), 'system', 'test.done', 'test')");
    await client.end();
    expect(await command(env)).toMatchObject({ code: 0, output: expect.stringContaining("The audit log verifies: 0 entries in 0 seals as they were written. 1 entry waits for the next seal.") });
  } finally {
    await embedded.stop();
  }
  expect(await command(env)).toMatchObject({ code: 0, output: expect.stringContaining("The audit log verifies") });
});
