import { spawn } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { existsSync, readdirSync } from "node:fs";
import { request, type IncomingMessage } from "node:http";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { fromBufferPromise } from "yauzl";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TEST_SECRET } from "../../../test/database/secret.ts";
import { openWorld, type CastName, type World } from "../../../test/world.ts";
import { auditRows, mailedToken } from "../identity.fixture.ts";
import type { Orders } from "./make-and-die.fixture.ts";

let world: World;
let ticketId: string;
beforeAll(async () => {
  world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off", BARAZA_LOG: "silent" } });
  const ticket = await world.as("ada").post("/api/tickets", { subject: "Where is my parcel", description: "It did not come.", category: "bug" });
  ticketId = String(ticket.body.id);
  await world.as("wanjiru").post(`/api/tickets/${ticketId}/replies`, { clientId: randomUUID(), body: "We look for it." });
  await world.as("wanjiru").post(`/api/tickets/${ticketId}/notes`, { clientId: randomUUID(), body: "NOTE: this one complains a lot" });
  await world.as("wanjiru").post(`/api/people/${world.people.ada.id}/notes`, { body: "NOTE: be patient with her" });
  const direct = await world.as("ada").post("/api/conversations", { kind: "direct", withUsername: "bayo" });
  await world.as("ada").post(`/api/conversations/${direct.body.id}/messages`, { clientId: randomUUID(), body: "Hello Bayo \"quoted\"\nsecond line" });
  await world.as("bayo").post(`/api/conversations/${direct.body.id}/messages`, { clientId: randomUUID(), body: "Hello Ada" });
  const edited = await world.as("ada").post(`/api/conversations/${direct.body.id}/messages`, { clientId: randomUUID(), body: "As it was first" });
  await world.as("ada").patch(`/api/conversations/${direct.body.id}/messages/${edited.body.seq}`, { body: "As it is now", baseVersion: 1 });
  await world.as("ada").post("/api/reports", { subjectKind: "person", subjectId: world.people.chika.id, reason: "spam", text: "Writes to everybody" });
  await world.as("bayo").post("/api/reports", { subjectKind: "person", subjectId: world.people.ada.id, reason: "spam", text: "OTHERS: about Ada" });
  await world.as("ada").put(`/api/members/${world.people.chika.username}/block`);
  // Not hers: two others talk.
  const other = await world.as("chika").post("/api/conversations", { kind: "direct", withUsername: "bayo" });
  await world.as("chika").post(`/api/conversations/${other.body.id}/messages`, { clientId: randomUUID(), body: "OTHERS: between us two" });
});
afterAll(() => world.close());

const link = (token: string) => `${world.running.address}/api/me/export/${token}`;
const fetchAs = (who: CastName | "nobody", token: string) => fetch(link(token), { headers: who === "nobody" ? {} : { cookie: world.people[who].cookie } });
/** A download that has begun, on a line of its own that the caller breaks. */
async function beginFetch(token: string): Promise<IncomingMessage> {
  const [answer] = (await once(request(link(token), { headers: { cookie: world.people.ada.cookie }, agent: false }).end(), "response")) as [IncomingMessage];
  await once(answer, "readable");
  answer.on("error", () => {});
  return answer;
}
const token = () => mailedToken(world, "ada@example.com", "identity-export");

async function unzip(zip: Buffer): Promise<Record<string, { [key: string]: unknown }[]>> {
  const files: Record<string, { [key: string]: unknown }[]> = {};
  const opened = await fromBufferPromise(zip);
  for await (const entry of opened.eachEntry()) files[entry.fileName] = JSON.parse(await text(await opened.openReadStreamPromise(entry))) as { [key: string]: unknown }[];
  return files;
}

test("ID-14 an export has all of one's own, nothing of others', no note; the link works once, for a day, for its owner alone", async () => {
  expect((await world.as("ada").get("/api/me/export")).body).toMatchObject({ state: "none", nextAt: null });
  expect(await world.as("ada").post("/api/me/export")).toMatchObject({ status: 202, body: { state: "making" } });
  const talk = await world.as("ada").post("/api/conversations", { kind: "assistant", fresh: true });
  await world.tx("system", (tx) => tx.query("INSERT INTO assistant_unanswered (conversation_id, question, asked_at) VALUES ($1, 'What is zzyx?', $2)", [talk.body.id, tx.now]));
  // While it is made, asking again is the same one.
  expect(await world.as("ada").post("/api/me/export")).toMatchObject({ status: 202, body: { state: "making" } });
  await world.drain();
  expect((await world.as("ada").get("/api/me/export")).body).toMatchObject({ state: "ready", rows: expect.any(Number), bytes: expect.any(Number) });
  expect(await world.as("ada").post("/api/me/export")).toMatchObject({ status: 429 });

  const secret = await token();
  expect((await fetchAs("nobody", secret)).status).toBe(401);
  expect((await fetchAs("bayo", secret)).status).toBe(410);
  expect((await fetchAs("ada", `${secret.slice(0, -1)}x`)).status).toBe(410);
  const answer = await fetchAs("ada", secret);
  expect([answer.status, answer.headers.get("content-type"), answer.headers.get("cache-control")]).toEqual([200, "application/zip", "no-store"]);
  const zip = Buffer.from(await answer.arrayBuffer());
  expect(zip.length).toBe(Number(answer.headers.get("content-length")));
  await expect.poll(async () => (await world.as("ada").get("/api/me/export")).body.state).toBe("fetched");
  expect(await (await fetchAs("ada", secret)).json()).toMatchObject({ status: 410, type: "/problems/link-invalid" });

  const files = await unzip(zip);
  expect(files["account.json"]).toMatchObject([{ name: "Ada Obi", email: "ada@example.com" }]);
  expect(files["tickets.json"]).toMatchObject([{ subject: "Where is my parcel", conversationId: ticketId }]);
  expect(files["messages.json"]?.map((m) => [m.from, m.text])).toEqual(expect.arrayContaining([["Ada Obi", "It did not come."], ["Wanjiru Kamau", "We look for it."], ["Ada Obi", "Hello Bayo \"quoted\"\nsecond line"], ["Bayo Ade", "Hello Ada"]]));
  expect(files["conversations.json"]).toHaveLength(3);
  expect(files["earlier-versions.json"]).toMatchObject([{ text: "As it was first", endedBy: "edited" }]);
  expect(files["reports.json"]).toMatchObject([{ about: "person", reason: "spam", text: "Writes to everybody" }]);
  expect(files["blocks.json"]).toMatchObject([{ name: "Chika Eze" }]);
  expect(files["assistant-unanswered.json"]).toMatchObject([{ question: "What is zzyx?" }]);
  expect(JSON.stringify(files)).not.toMatch(/NOTE:|OTHERS:/);
  const rows = Object.values(files).reduce((sum, list) => sum + list.length, 0);
  expect(await auditRows(world, "export.made")).toMatchObject([{ subject_id: world.people.ada.id, after: { rows, bytes: zip.length, digest: createHash("sha256").update(zip).digest("hex") } }]);
  expect([(await auditRows(world, "export.asked")).length, (await auditRows(world, "export.fetched")).length]).toEqual([1, 1]);
});

test("ID-14 a worker that is killed in the middle leaves no half export: the next one begins anew, and its pieces are removed; a link ends after a day", async () => {
  await world.tx("system", (tx) => tx.query(`INSERT INTO messages (conversation_id, seq, client_id, author_id, author_part, body, created_at)
    SELECT $1, 10 + n, gen_random_uuid(), $2, 'member', (SELECT string_agg(md5(n::text || k), '') FROM generate_series(1, 250) k), $3 FROM generate_series(1, 1500) n`, [ticketId, world.people.ada.id, tx.now]));
  world.clock.advance(25 * 3_600_000);
  expect((await world.as("ada").post("/api/me/export")).status).toBe(202);
  const { id } = await world.tx("system", async (tx) => (await tx.query<{ id: string }>("SELECT id FROM identity_exports WHERE ready_at IS NULL")).rows[0] ?? { id: "" });
  const { config, modules } = world.running.services;
  const orders: Orders = { exportId: id, ownerUrl: config.ownerUrl, appUrl: config.appUrl, secret: TEST_SECRET, dieAtRow: 1400, dataDir: config.dataDir };
  const child = spawn(process.execPath, [fileURLToPath(new URL("make-and-die.fixture.ts", import.meta.url)), JSON.stringify(orders)], { stdio: ["ignore", "inherit", "inherit"] });
  expect(((await once(child, "exit")) as unknown[])[1]).toBe("SIGKILL");
  expect((await world.as("ada").get("/api/me/export")).body).toMatchObject({ state: "making" });

  const run = (name: string) => modules.jobs.find((job) => job.name === name)?.run(world.running.services, {});
  world.clock.advance(2 * 60_000);
  await run("identity.watch");
  expect((await world.as("ada").get("/api/me/export")).body).toMatchObject({ state: "ready" });
  const folder = join(config.dataDir, "exports", id);
  expect(readdirSync(folder)).toHaveLength(1);
  const secret = await token();
  // A line that breaks does not use the link up.
  const broken = await beginFetch(secret);
  // Nobody else gets it meanwhile.
  expect((await fetchAs("ada", secret)).status).toBe(410);
  // So slow that another one may try: when the first breaks, it is not the second one's end.
  world.clock.advance(31 * 60_000);
  const second = await beginFetch(secret);
  expect([broken.statusCode, second.statusCode]).toEqual([200, 200]);
  broken.destroy();
  await sleep(150);
  expect((await fetchAs("ada", secret)).status).toBe(410);
  second.destroy();
  await expect.poll(async () => (await world.tx("system", (tx) => tx.query("SELECT 1 FROM identity_exports WHERE id = $1 AND fetching_since IS NULL AND fetched_at IS NULL", [id]))).rowCount).toBe(1);
  world.clock.advance(24 * 3_600_000);
  expect((await fetchAs("ada", secret)).status).toBe(410);
  await run("identity.forget");
  expect(existsSync(folder) && readdirSync(folder).length > 0).toBe(false);
});

test("ID-14 of two who ask at once one export is made, and a banned person's is not", async () => {
  const both = await Promise.all([world.as("chika").post("/api/me/export"), world.as("chika").post("/api/me/export")]);
  expect(both.map((answer) => answer.status)).toEqual([202, 202]);
  await world.as("musa").put(`/api/people/${world.people.chika.id}/ban`, { reason: "In between" });
  await world.drain();
  const rows = await world.tx("system", async (tx) => (await tx.query("SELECT ready_at, withdrawn_at IS NOT NULL AS given_up, failed_at FROM identity_exports WHERE person_id = $1", [world.people.chika.id])).rows);
  expect(rows).toEqual([{ ready_at: null, given_up: true, failed_at: null }]);
  // Nothing stands in the way of asking again.
  await world.as("musa").delete(`/api/people/${world.people.chika.id}/ban`);
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_sessions (token, person_id, expires_at) VALUES ($1, $2, $3::timestamptz + interval '9 days')", [world.people.chika.token, world.people.chika.id, tx.now]));
  expect(await world.as("chika").post("/api/me/export")).toMatchObject({ status: 202, body: { state: "making" } });
});
