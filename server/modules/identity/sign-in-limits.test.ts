import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { modules } from "../../app.ts";
import { start, type Running } from "../../platform/start.ts";
import { HttpClient } from "../../test/http-client.ts";
import { openWorld, type World } from "../../test/world.ts";
import { hashQueueOf } from "./hash-queue.ts";
import { accountOf, goodPassword, hashRuns, mailedToken, mailsTo } from "./identity.fixture.ts";

let world: World;
let other: Running;
beforeAll(async () => {
  // Behind a proxy, so that tests can come from many addresses.
  world = await openWorld({ config: (config) => { config.trustProxy = 1; } });
  // A second node on the same database, with few connections.
  other = await start({ ...world.running.services.config, port: 0, publicUrl: undefined, poolSize: 2 }, modules, { clock: world.clock });
});
afterAll(async () => {
  await other.stop();
  await world.close();
});

let lastAddress = 0;
/** An address that nobody used before. */
const freshAddress = () => `198.51.${Math.floor(++lastAddress / 250)}.${lastAddress % 250}`;
const node = (running: Running, from: string) => ({
  post: (path: string, body: unknown) => new HttpClient(running.address ?? "", undefined).post(path, body, { "x-forwarded-for": from }),
});
const tryAs = (running: Running, email: string, from = freshAddress(), password = "not-the-password") => node(running, from).post("/api/auth/sign-in/email", { email, password });
const newMinute = () => world.clock.advance(61_000);

test("ID-3 an account takes 5 tries a minute, then says how long to wait, also for the right password", async () => {
  await node(world.running, freshAddress()).post("/api/auth/sign-up/email", accountOf("limited"));
  const email = "limited@example.org";
  for (let i = 0; i < 5; i++) expect((await tryAs(world.running, email)).status).toBe(401);
  const sixth = await tryAs(world.running, email, freshAddress(), goodPassword);
  expect(sixth).toMatchObject({ status: 429, body: { type: "/problems/too-many", status: 429 } });
  expect(Number(sixth.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(Number(sixth.headers.get("retry-after"))).toBeLessThanOrEqual(60);
  expect([sixth.headers.get("ratelimit-limit"), sixth.headers.get("ratelimit-remaining")]).toEqual(["5", "0"]);
  // The username is the same account.
  expect((await node(world.running, freshAddress()).post("/api/auth/sign-in/username", { username: "limited", password: goodPassword })).status).toBe(429);
  // Another account is not concerned, and waiting helps.
  expect((await tryAs(world.running, "somebody.else@example.org")).status).toBe(401);
  newMinute();
  expect((await tryAs(world.running, email, freshAddress(), goodPassword)).status).toBe(200);
});

test("ID-3 an address takes 5 tries a minute, whatever the accounts", async () => {
  newMinute();
  const from = freshAddress();
  for (let i = 0; i < 5; i++) expect((await tryAs(world.running, `victim${i}@example.org`, from)).status).toBe(401);
  expect((await tryAs(world.running, "victim6@example.org", from)).status).toBe(429);
  expect((await tryAs(world.running, "victim6@example.org")).status).toBe(401);
});

test("ID-3 the count is exact across nodes and at the same moment, unknown accounts too, and a refused try costs no hash", async () => {
  newMinute();
  const before = await hashRuns(world);
  const answers = await Promise.all(Array.from({ length: 24 }, (_, i) => tryAs(i % 2 ? other : world.running, "stranger@example.org")));
  expect(answers.filter((a) => a.status === 401)).toHaveLength(5);
  expect(answers.filter((a) => a.status === 429)).toHaveLength(19);
  // Two for each of the five tries that were taken.
  expect(await hashRuns(world) - before).toBeLessThanOrEqual(10);
});

test("ID-3 refused input takes no try", async () => {
  newMinute();
  const from = freshAddress();
  for (let i = 0; i < 8; i++) expect((await node(world.running, from).post("/api/auth/sign-in/email", { email: "nope", password: "x" })).status).toBe(422);
  expect((await tryAs(world.running, "fine@example.org", from)).status).toBe(401);
});

test("ID-2 nobody's mailbox can be filled from many addresses, and sign-ups are counted too", async () => {
  newMinute();
  const ask = () => node(world.running, freshAddress()).post("/api/auth/request-password-reset", { email: world.people.chika.email });
  const answers = await Promise.all(Array.from({ length: 9 }, ask));
  expect(answers.filter((a) => a.status === 200)).toHaveLength(5);
  expect(await mailsTo(world, world.people.chika.email)).toHaveLength(5);

  const from = freshAddress();
  const signUps = await Promise.all(Array.from({ length: 7 }, (_, i) => node(world.running, from).post("/api/auth/sign-up/email", accountOf(`crowd${i}`))));
  expect(signUps.filter((a) => a.status === 200)).toHaveLength(5);
  expect(signUps.filter((a) => a.status === 429)).toHaveLength(2);
});

test("ID-3 no counter keeps a mail address or a name that was typed", async () => {
  const { rows } = await world.tx("system", (tx) => tx.query<{ key: string }>("SELECT key FROM limit_buckets", []));
  expect(rows.some((row) => row.key.startsWith("sign-in:account:"))).toBe(true);
  expect(rows.filter((row) => row.key.includes("@"))).toEqual([]);
});

test("ID-13 a password that waits for its turn holds no connection: with more of them than connections, others are served and all are answered", { timeout: 20_000 }, async () => {
  newMinute();
  const wishers = ["ada", "bayo", "chika"] as const;
  for (const who of wishers) {
    await world.tx("system", (tx) => tx.query(`INSERT INTO identity_accounts (person_id, provider_id, account_id, password, created_at, updated_at)
      SELECT $1::uuid, 'credential', $1::uuid::text, a.password, $2, $2 FROM identity_accounts a JOIN identity_people p ON p.id = a.person_id WHERE p.username = 'limited'`, [world.people[who].id, tx.now]));
  }
  const invited = ["guest1@example.org", "guest2@example.org", "guest3@example.org"];
  for (const email of invited) expect((await world.as("nneka").post("/api/staff/invitations", { email, name: "New Guest", roles: ["agent"] })).status).toBe(201);
  const tokens = await Promise.all(invited.map((email) => mailedToken(world, email, "identity-invitation")));

  let open = (): void => {};
  const gate = new Promise<void>((resolve) => { open = resolve; });
  const held = Array.from({ length: availableParallelism() }, () => hashQueueOf(other.services).run(() => gate));
  const wishes = wishers.map((who) => new HttpClient(other.address ?? "", world.people[who].cookie).send("DELETE", "/api/me", { password: goodPassword }));
  const joins = tokens.map((token) => node(other, freshAddress()).post(`/api/invitations/${token}`, { name: "New Guest", password: goodPassword }));
  await sleep(200);
  const started = performance.now();
  expect((await new HttpClient(other.address ?? "", world.people.kofi.cookie).get("/api/me")).status).toBe(200);
  expect(performance.now() - started).toBeLessThan(2000);
  open();
  await Promise.all(held);
  expect((await Promise.all(wishes)).map((answer) => answer.status)).toEqual([202, 202, 202]);
  expect((await Promise.all(joins)).map((answer) => answer.status)).toEqual([201, 201, 201]);
});

test("ID-1 a sign-up over the limit is refused before anything is looked up for it", async () => {
  newMinute();
  const from = freshAddress();
  for (let i = 0; i < 5; i++) await node(world.running, from).post("/api/auth/sign-up/email", { ...accountOf(`looker${i}`), location: { text: "Nowhereville Xyz" } });
  const looked = async () => (await world.tx("system", (tx) => tx.query("SELECT 1 FROM identity_place_checks", []))).rowCount;
  const before = await looked();
  const sixth = await node(world.running, from).post("/api/auth/sign-up/email", { ...accountOf("looker6"), location: { text: "Nowhereville Xyz" } });
  expect([sixth.status, await looked()]).toEqual([429, before]);
  expect(before).toBeGreaterThan(0);
});
