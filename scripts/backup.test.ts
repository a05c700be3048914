import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { modules } from "../server/app.ts";
import { sealAudit } from "../server/platform/audit/seal.ts";
import { checkBackup } from "../server/platform/backup/check-backup.ts";
import { journalOf, readJournal } from "../server/platform/backup/erasure-journal.ts";
import { makeBackup } from "../server/platform/backup/make-backup.ts";
import type { Manifest } from "../server/platform/backup/manifest.ts";
import { configFrom, readEnvironment } from "../server/platform/config.ts";
import { appUrlFrom } from "../server/platform/db/roles.ts";
import { startEmbedded } from "../server/platform/embedded/start-embedded.ts";
import { drainJobs } from "../server/platform/jobs/worker.ts";
import { start } from "../server/platform/start.ts";
import { TEST_SECRET } from "../server/test/database/secret.ts";
import { HttpClient, type Json } from "../server/test/http-client.ts";
import { openWorld, type World } from "../server/test/world.ts";

const password = "mango-bicycle-77", email = "newcomer@example.org";
let folder: string, backup: string;
let world: World;
let manifest: Manifest;
/** Every table's rows as the snapshot has them, read by another way than the backup's. */
let truth: Map<string, string>;
let ticket: { id: string; number: string };
/** What is written while the backup runs. */
const story = { going: true, sent: 0 };
let seenAtSnapshot = 0;

/** One digest of each table's rows, generated columns too, whatever their order: read by another way than the backup's. */
async function digests(client: pg.Client): Promise<Map<string, string>> {
  const { rows: tables } = await client.query<{ name: string }>(`SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname IN ('public', 'graphile_worker') AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relpersistence = 'p'`);
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const { rows } = await client.query<{ digest: string }>(`SELECT coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), 'none') AS digest FROM ${name} t`);
    found.set(name, rows[0]?.digest ?? "");
  }
  return found;
}
const leftOut = ["graphile_worker.migrations", "migrations_applied", "socket_io_attachments"];
/** Tables that are not as the snapshot had them. */
const differing = async (client: pg.Client) => [...(await digests(client))].filter(([name, digest]) => !leftOut.includes(name) && truth.get(name) !== digest).map(([name]) => name);

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, options: "-c TimeZone=UTC" });
  client.on("error", () => {});
  await client.connect();
  return client;
}

/** Runs one of the commands as a person would. */
async function command(script: "backup" | "restore", args: string[], env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [fileURLToPath(new URL(`${script}.ts`, import.meta.url)), ...args], { env: { PATH: process.env.PATH ?? "", ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => { output += text.toString(); });
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output };
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "baraza-drill-"));
  // The database's account must be able to pass when root runs the tests.
  chmodSync(folder, 0o755);
  backup = join(folder, "drill.tar.gz");
  // The restored instance is a server of its own, which knows no light passwords.
  world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off" }, config: (config) => { config.lightPasswords = false; } });
  // Somebody who signs in with a password.
  await world.as("nneka").post("/api/staff/invitations", { email, name: "New Comer", roles: ["agent"] });
  const mailed = await world.tx("system", async (tx) => (await tx.query<{ text: string }>("SELECT body_text AS text FROM mail_messages WHERE to_address = $1", [email])).rows[0]?.text ?? "");
  const token = decodeURIComponent(/[?&]token=([^\s&>)]+)/.exec(mailed)?.[1] ?? "");
  const joined = await world.as("nobody").post(`/api/invitations/${token}`, { name: "New Comer", password });
  if (joined.status !== 201) throw new Error(`joining answered ${joined.status}`);
  ticket = (await world.as("ada").post<{ id: string; number: string }>("/api/tickets", { subject: "Odd \\ characters \t and Ünïcode 🦒", description: "Line\nbreaks \\. and \\N, 'quotes' and \"more\".", category: "bug" })).body;
  for (let n = 0; n < 20; n++) await world.as("wanjiru").post(`/api/tickets/${ticket.id}/replies`, { clientId: randomUUID(), body: `Reply ${n}` });
  await world.as("nneka").put("/api/admin/settings/community.name", { value: "Umoja" });
  // This server has counted far: one that is new counts from lower transaction numbers.
  const owner = await connected(world.ownerUrl);
  await owner.query("CREATE TEMP TABLE used_up (n int); DO $$ BEGIN FOR n IN 1..4000 LOOP BEGIN INSERT INTO used_up VALUES (n); EXCEPTION WHEN division_by_zero THEN NULL; END; END LOOP; END $$");
  await owner.end();
  await world.as("nneka").put("/api/admin/settings/community.name", { value: "Umoja II" });
  for (let n = 0; n < 20; n++) if ((await sealAudit(world.running.services)) === 0) break;
  const { dataDir } = world.running.services.config;
  mkdirSync(join(dataDir, "files/3f/some-file"), { recursive: true });
  writeFileSync(join(dataDir, "files/3f/some-file/original"), Buffer.alloc(1_500_000, "pixels!"));
  writeFileSync(join(dataDir, "files/3f/some-file/original.half-written"), "x");

  const writes = (async () => {
    for (; story.going; story.sent++) await world.as("kofi").post(`/api/tickets/${ticket.id}/replies`, { clientId: randomUUID(), body: `While it runs ${story.sent}` });
  })();
  manifest = await makeBackup({
    ownerUrl: world.ownerUrl, dataDir, secret: { value: TEST_SECRET, inDataDir: true }, files: { store: "disk" }, target: backup,
    onSnapshot: async (id) => {
      const same = await connected(world.ownerUrl);
      await same.query(`BEGIN ISOLATION LEVEL REPEATABLE READ; SET TRANSACTION SNAPSHOT '${id}'`);
      truth = await digests(same);
      seenAtSnapshot = Number((await same.query<{ n: string }>("SELECT count(*) AS n FROM messages WHERE conversation_id = $1", [ticket.id])).rows[0]?.n);
      await same.end();
      const enough = story.sent + 5;
      while (story.sent < enough) await new Promise((r) => setTimeout(r, 10));
    },
  });
  story.going = false;
  await writes;
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

test("XX-7 a backup made while people write is one moment of all tables, and only its owner may read it", async () => {
  expect(statSync(backup).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(["drill.tar.gz"]);
  expect((await checkBackup(backup)).manifest).toEqual(manifest);
  const messages = manifest.tables.find((t) => t.table === "messages");
  const now = Number((await world.tx("system", async (tx) => (await tx.query<{ n: number }>("SELECT count(*) AS n FROM messages", [])).rows[0]?.n)) ?? 0);
  expect(messages?.rows).toBeLessThanOrEqual(now - 5);
  const held = manifest.tables.map((t) => (t.schema === "public" ? t.table : `${t.schema}.${t.table}`));
  expect([...truth.keys()].filter((name) => !held.includes(name)).toSorted()).toEqual(leftOut);
  expect(manifest).toMatchObject({ audit: { ok: true, brokenAt: null }, files: { store: "disk", count: 1, bytes: 1_500_000 }, secret: { included: true } });
});

/** What has to be true of a restored instance: its rows, and that life goes on in it. */
async function drill(ownerUrl: string, dataDir: string): Promise<void> {
  const owner = await connected(ownerUrl);
  // ID-4: nobody is signed in by what a backup remembers.
  expect(await differing(owner)).toEqual(["identity_sessions"]);
  const triggersOff = await owner.query("SELECT tgname FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND t.tgenabled <> 'O' AND c.relnamespace = 'public'::regnamespace");
  expect(triggersOff.rows).toEqual([]);
  await expect(owner.query("INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at) VALUES (gen_random_uuid(), $1, 'member', now())", [world.people.ada.id])).rejects.toThrow(/foreign key/);

  const environment = readEnvironment({ PORT: "0", BARAZA_LOG: "error", BARAZA_ROLES: "web", BARAZA_DATA_DIR: dataDir, BARAZA_RATE_LIMITS: "off", BARAZA_POOL: "4" });
  const running = await start(configFrom(environment, { ownerUrl, appUrl: appUrlFrom(ownerUrl, TEST_SECRET) }, TEST_SECRET), modules);
  try {
    const address = running.address ?? "";
    const signedIn = await new HttpClient(address, undefined).post("/api/auth/sign-in/email", { email, password });
    expect(signedIn.status).toBe(200);
    expect((await new HttpClient(address, world.people.kofi.cookie).get("/api/me")).status).toBe(401);
    for (const { id, token } of Object.values(world.people)) await owner.query("INSERT INTO identity_sessions (token, person_id, expires_at) VALUES ($1, $2, now() + interval '1 day')", [token, id]);
    const kofi = new HttpClient(address, world.people.kofi.cookie);
    const reply = await kofi.post(`/api/tickets/${ticket.id}/replies`, { clientId: randomUUID(), body: "Here we are again." });
    expect(reply.status).toBe(201);
    const { rows } = await owner.query<{ n: string; last: number }>("SELECT count(*) AS n, max(seq) AS last FROM messages WHERE conversation_id = $1", [ticket.id]);
    expect(rows[0]).toEqual({ n: String(seenAtSnapshot + 1), last: seenAtSnapshot + 1 });
    const next = await new HttpClient(address, world.people.bayo.cookie).post<{ number: string }>("/api/tickets", { subject: "A new one", description: "After the move.", category: "bug" });
    expect(Number(next.body.number.split("-")[1])).toBe(Number(ticket.number.split("-")[1]) + 1);
    const nneka = new HttpClient(address, world.people.nneka.cookie);
    expect((await nneka.get<{ items: Json[] }>("/api/admin/settings")).body.items.some((s) => (s.value as unknown) === "Umoja II")).toBe(true);
    // New entries come behind the old seals, on a server that counts from lower numbers too.
    await drainJobs(running.services);
    for (let n = 0; n < 50 && (await sealAudit(running.services)) > 0; n++);
    const verdict = (await nneka.post<{ ok: boolean; seals: number; entries: number; unsealed: number }>("/api/admin/audit/verification")).body;
    expect(verdict).toMatchObject({ ok: true, unsealed: 0 });
    expect(verdict.entries).toBeGreaterThan(manifest.audit.entries + manifest.audit.unsealed);
    expect(verdict.seals).toBeGreaterThan(manifest.audit.seals);
  } finally {
    await running.stop();
    await owner.end();
  }
}

test("XX-7 restored into a new embedded server everything is as it was, life goes on, and the old data folder is moved aside", async () => {
  const dataDir = join(folder, "data");
  mkdirSync(join(dataDir, "postgres"), { recursive: true });
  writeFileSync(join(dataDir, "postgres", "keep-me"), "old");
  const { code, output } = await command("restore", [backup], { BARAZA_DATA_DIR: dataDir });
  expect(output).toMatch(/whole and unaltered[\s\S]*all foreign keys hold[\s\S]*audit log verifies[\s\S]*1 files are back[\s\S]*Done/);
  expect(code).toBe(0);
  const aside = readdirSync(dataDir).filter((name) => name.startsWith("before-restore-"));
  expect(aside).toHaveLength(1);
  expect(readFileSync(join(dataDir, aside[0] ?? "", "postgres", "keep-me"), "utf8")).toBe("old");
  expect(readFileSync(join(dataDir, "files/3f/some-file/original"))).toEqual(Buffer.alloc(1_500_000, "pixels!"));
  expect(readFileSync(join(dataDir, "secret"), "utf8").trim()).toBe(TEST_SECRET);
  const embedded = await startEmbedded({ dataDirectory: dataDir });
  try {
    // Somebody uses it now.
    expect(await command("restore", [backup], { BARAZA_DATA_DIR: dataDir })).toMatchObject({ code: 1, output: expect.stringContaining("Stop it first") });
    const owner = await connected(embedded.ownerUrl);
    expect(Number((await owner.query<{ n: string }>("SELECT audit_xid_offset() AS n")).rows[0]?.n)).toBeGreaterThan(1000);
    await owner.end();
    await drill(embedded.ownerUrl, dataDir);
    const again = await command("backup", [join(folder, "second")], { BARAZA_DATA_DIR: dataDir });
    expect(again).toMatchObject({ code: 0, output: expect.stringMatching(/second\/baraza-[\dTZ-]+\.tar\.gz\n.* rows of \d+ tables/) });
  } finally {
    await embedded.stop();
  }
});

test("XX-7 restored into a database of another's server by its address, which then refuses a second one without --force", async () => {
  const owner = await connected(world.ownerUrl);
  const name = `drill_${process.pid}`;
  // An ordinary role that owns its database and nothing else.
  await owner.query(`CREATE ROLE ${name} LOGIN CREATEROLE PASSWORD 'plain'`);
  await owner.query(`GRANT baraza_app TO ${name} WITH ADMIN OPTION`);
  await owner.query(`CREATE DATABASE ${name} OWNER ${name}`);
  const url = new URL(world.ownerUrl);
  [url.username, url.password, url.pathname] = [name, "plain", `/${name}`];
  const dataDir = join(folder, "external");
  try {
    const first = await command("restore", [backup, "--into", url.href], { BARAZA_DATA_DIR: dataDir });
    expect(first).toMatchObject({ code: 0, output: expect.stringContaining("Done") });
    expect(first.output).not.toContain("plain@");
    expect(existsSync(join(dataDir, "files/3f/some-file/original"))).toBe(true);
    await drill(url.href, dataDir);
    const refused = await command("restore", [backup, "--into", url.href], { BARAZA_DATA_DIR: dataDir });
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining("There is a community in this database already") });
    const forced = await command("restore", [backup, "--into", url.href, "--force"], { BARAZA_DATA_DIR: dataDir });
    expect(forced).toMatchObject({ code: 0, output: expect.stringContaining("removed the community that was there") });
    const again = await connected(url.href);
    expect(await differing(again)).toEqual(["identity_sessions"]);
    await again.query("DROP SCHEMA public CASCADE; DROP SCHEMA graphile_worker, insight CASCADE; CREATE SCHEMA public");
    // Practice beside an instance: a note in its folder stands for all that came since the backup.
    writeFileSync(join(dataDir, "files/since-then"), "kept");
    const practised = await command("restore", [backup, "--into", url.href], { BARAZA_DATA_DIR: dataDir });
    expect(practised).toMatchObject({ code: 0, output: expect.stringContaining("is as it was") });
    expect(readFileSync(join(dataDir, "files/since-then"), "utf8")).toBe("kept");
    const [beside = ""] = readdirSync(dataDir).filter((entry) => entry.startsWith("restored-"));
    expect(readdirSync(join(dataDir, beside)).sort()).toEqual(["files", "secret"]);
    await again.query("DROP SCHEMA public CASCADE; DROP SCHEMA graphile_worker, insight CASCADE; CREATE SCHEMA public; CREATE TABLE somebody_elses (id int)");
    await again.end();
    expect(await command("restore", [backup, "--into", url.href, "--force"], { BARAZA_DATA_DIR: dataDir })).toMatchObject({ code: 1, output: expect.stringContaining("not Baraza's") });
  } finally {
    await owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await owner.query(`DROP ROLE ${name}`);
    await owner.end();
  }
});

test("ID-13 who was erased after the backup is erased again by the restore, before anybody can look", async () => {
  const { chika } = world.people;
  const { dataDir } = world.running.services.config;
  expect((await world.as("sade").put(`/api/people/${chika.id}/erasure`, { reason: "Asked by phone" })).status).toBe(202);
  await world.drain();
  expect(readJournal(journalOf(dataDir))).toEqual([{ personId: chika.id, at: expect.any(String) }]);
  // The next backup says it beside itself, for whoever has lost the data folder. Half a line of a crash does no harm.
  const apart = join(folder, "apart");
  mkdirSync(apart);
  writeFileSync(journalOf(apart), '{"personId":"', { mode: 0o600 });
  await makeBackup({ ownerUrl: world.ownerUrl, dataDir, secret: { value: TEST_SECRET, inDataDir: true }, files: { store: "disk" }, target: join(apart, "later.tar.gz") });
  expect(readJournal(journalOf(apart)).map(({ personId }) => personId)).toEqual([chika.id]);
  expect(readFileSync(journalOf(apart), "utf8")).not.toMatch(/chika/i);
  copyFileSync(backup, join(apart, "drill.tar.gz"));

  const owner = await connected(world.ownerUrl);
  const name = `erased_${process.pid}`;
  await owner.query(`CREATE DATABASE ${name}`);
  const url = new URL(world.ownerUrl);
  url.pathname = `/${name}`;
  try {
    const restoredTo = join(folder, "erased");
    const restored = await command("restore", [join(apart, "drill.tar.gz"), "--into", url.href], { BARAZA_DATA_DIR: restoredTo });
    expect(restored).toMatchObject({ code: 0, output: expect.stringContaining("names 1 erasures: 1 were undone by this backup and done again") });
    const client = await connected(url.href);
    const { rows } = await client.query("SELECT p.name, p.email, p.username, e.done_at IS NOT NULL AS done FROM identity_people p JOIN identity_erasures e ON e.person_id = p.id WHERE p.id = $1", [chika.id]);
    expect(rows).toEqual([{ name: expect.stringMatching(/^Deleted account /), email: expect.stringMatching(/@deleted\.invalid$/), username: null, done: true }]);
    // Nobody else, and the next restore knows of it too.
    expect((await client.query("SELECT count(*)::int AS n FROM identity_people WHERE erased_at IS NOT NULL")).rows).toEqual([{ n: 1 }]);
    await client.end();
    expect(readJournal(journalOf(restoredTo)).map(({ personId }) => personId)).toEqual([chika.id]);
    writeFileSync(join(folder, "no-journal"), "Dear diary\n");
    expect(await command("restore", [backup, "--into", url.href, "--erasures", join(folder, "no-journal")], { BARAZA_DATA_DIR: restoredTo })).toMatchObject({ code: 1, output: expect.stringContaining("is not a journal of erasures") });
  } finally {
    await owner.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await owner.end();
  }
});

test("XX-7 a backup that was cut off, damaged, altered or is of another kind is refused with words, before anything is touched", async () => {
  const broken = join(folder, "broken.tar.gz");
  const whole = readFileSync(backup);
  const refusal = (change: () => void) => { change(); return checkBackup(broken).then(() => "accepted", (error: Error) => error.message); };
  expect(await refusal(() => { writeFileSync(broken, whole); truncateSync(broken, Math.floor(whole.byteLength * 0.9)); })).toMatch(/cut off/);
  expect(await refusal(() => { const bytes = Buffer.from(whole), middle = Math.floor(bytes.byteLength / 2); bytes.writeUInt8(bytes.readUInt8(middle) ^ 0xff, middle); writeFileSync(broken, bytes); })).toMatch(/damaged|cut off|altered/);
  const tar = gunzipSync(whole);
  const altered = (from: string, to: string) => Buffer.from(tar.toString("latin1").replace(from, to), "latin1");
  // Whole as an archive, but not what was written.
  expect(await refusal(() => { writeFileSync(broken, gzipSync(altered("Reply 7", "Reply 8"))); })).toMatch(/altered.*public\.messages/);
  expect(await refusal(() => { writeFileSync(broken, gzipSync(altered('"table": "messages"', '"table": "message5"'))); })).toMatch(/altered/);
  expect(await refusal(() => { writeFileSync(broken, gzipSync(altered("pixels!pixels!", "pixels!pixel??"))); })).toMatch(/files are not those/);
  expect(await refusal(() => { writeFileSync(broken, gzipSync(altered('"format": 1', '"format": 9'))); })).toMatch(/newer version/);
  expect(await refusal(() => { writeFileSync(broken, "just a text"); })).toMatch(/not a backup/);
  expect(await refusal(() => { writeFileSync(broken, gzipSync(Buffer.alloc(1024))); })).toMatch(/not a whole backup/);
  const dataDir = join(folder, "untouched");
  expect(await command("restore", [broken], { BARAZA_DATA_DIR: dataDir })).toMatchObject({ code: 1, output: expect.not.stringMatching(/at .*\.ts/) });
  expect(existsSync(dataDir)).toBe(false);
  expect(await command("backup", [], {})).toMatchObject({ code: 1, output: expect.stringContaining("Say where to") });
  expect(await command("backup", [folder], { BARAZA_DATA_DIR: dataDir })).toMatchObject({ code: 1, output: expect.stringContaining("nothing to back up") });
});
