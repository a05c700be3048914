import { availableParallelism } from "node:os";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { modules } from "../../app.ts";
import { start, type Running } from "../../platform/start.ts";
import { HttpClient, type HttpAnswer, type Json } from "../../test/http-client.ts";
import { openWorld, type World } from "../../test/world.ts";
import { hashQueueOf } from "./hash-queue.ts";
import { accountOf, auditRows, goodPassword, hashRuns, mailedToken, mailsTo } from "./identity.fixture.ts";

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
const byName = (username: string, password: string) => node(world.running, freshAddress()).post("/api/auth/sign-in/username", { username, password });
const newMinute = () => world.clock.advance(61_000);

test("ID-3 an account takes 5 tries a minute, then says how long to wait, also for the right password", async () => {
  await node(world.running, freshAddress()).post("/api/auth/sign-up/email", accountOf("limited"));
  const email = "limited@example.org";
  // However they are spread over the minute.
  for (let i = 0; i < 5; i++) {
    expect((await tryAs(world.running, email)).status).toBe(401);
    world.clock.advance(11_000);
  }
  const sixth = await tryAs(world.running, email, freshAddress(), goodPassword);
  expect(sixth).toMatchObject({ status: 429, body: { type: "/problems/too-many", status: 429 } });
  expect(sixth.headers.get("retry-after")).toBe("5");
  expect([sixth.headers.get("ratelimit-limit"), sixth.headers.get("ratelimit-remaining")]).toEqual(["5", "0"]);
  // The username is the same account: no guess is left, and nothing says so (see below).
  expect((await byName("limited", goodPassword)).status).toBe(401);
  expect((await auditRows(world, "sign-in.failed")).at(-1)?.after).toEqual({ why: "TOO_MANY_GUESSES" });
  // Another account is not concerned, and waiting helps.
  expect((await tryAs(world.running, "somebody.else@example.org")).status).toBe(401);
  newMinute();
  expect((await tryAs(world.running, email, freshAddress(), goodPassword)).status).toBe(200);
});

test("ID-3 guesses at one account from everywhere, over both of its names and on all nodes at once, are five a minute", async () => {
  newMinute();
  const email = "limited@example.org";
  // With the right password: each guess that is looked at succeeds.
  const answers = await Promise.all(Array.from({ length: 16 }, (_, i) => (i % 2 ? tryAs(i % 4 === 1 ? other : world.running, email, freshAddress(), goodPassword) : byName("limited", goodPassword))));
  expect(answers.filter((a) => a.status === 200)).toHaveLength(5);
  expect(new Set(answers.map((a) => a.status))).toEqual(new Set([200, 401, 429]));
});

test("ID-2 ID-3 tries at an address tell nobody whose username belongs to it, nor the other way round, whatever an account of one's own shows", async () => {
  const owner = accountOf("linked");
  await node(world.running, freshAddress()).post("/api/auth/sign-up/email", owner);
  await world.tx("system", (tx) => tx.query("UPDATE identity_people SET email_verified = true WHERE username = $1", [owner.username]));
  /** All that somebody sees who guesses that `owner.username` belongs to an address; they made an account with that address themself. */
  const look = async (address: string, own: string) => {
    const mine = { ...accountOf(own), email: address };
    await node(world.running, freshAddress()).post("/api/auth/sign-up/email", mine);
    const seen: unknown[] = [];
    const see = async (asked: Promise<HttpAnswer<Json>>) => {
      const { status, body, headers } = await asked;
      const { user: _, ...rest } = body as Record<string, unknown>;
      seen.push([status, JSON.stringify(rest).replaceAll(/"instance":"[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}/g, ""), headers.get("retry-after"), headers.get("ratelimit-limit"), headers.get("ratelimit-remaining")]);
    };
    const times = async (count: number, ask: () => Promise<HttpAnswer<Json>>) => { for (let i = 0; i < count; i++) await see(ask()); };
    const before = await hashRuns(world);
    newMinute();
    await times(6, () => tryAs(world.running, address));
    await see(byName(owner.username, "not-the-password"));
    await see(byName(own, goodPassword));
    newMinute();
    await times(6, () => byName(owner.username, "not-the-password"));
    await see(tryAs(world.running, address, freshAddress(), goodPassword));
    return [...seen, ["hashes", await hashRuns(world) - before]];
  };
  // Another password than the stranger's: only the stranger's account opens by it.
  const { rows: [hash] } = await world.tx("system", (tx) => tx.query<{ password: string }>("SELECT password FROM identity_accounts LIMIT 1", []));
  await world.tx("system", (tx) => tx.query("UPDATE identity_accounts a SET password = $2 FROM identity_people p WHERE p.id = a.person_id AND p.username = $1",
    [owner.username, `${"0".repeat(32)}:${hash?.password.split(":")[1] ?? ""}`]));
  const theirs = await look(owner.email, "stranger1");
  const nobodys = await look("nobody.at.all@example.org", "stranger2");
  expect(theirs).toEqual(nobodys);
  const statuses = nobodys.map((one) => (one as unknown[])[0]);
  // The stranger's own account has no guess left by then, and has all of them when only the other username was tried.
  expect(statuses.slice(0, 8)).toEqual([401, 401, 401, 401, 401, 429, 401, 401]);
  expect(statuses.slice(8)).toEqual([401, 401, 401, 401, 401, 429, 200, "hashes"]);
});

test("ID-3 an address takes 5 tries a minute, whatever the accounts", async () => {
  newMinute();
  const from = freshAddress();
  for (let i = 0; i < 5; i++) expect((await tryAs(world.running, `victim${i}@example.org`, from)).status).toBe(401);
  expect((await tryAs(world.running, "victim6@example.org", from)).status).toBe(429);
  expect((await tryAs(world.running, "victim6@example.org")).status).toBe(401);
});

test("ID-3 XX-3 the addresses of one IPv6 line are one address: whoever has 2^64 of them has no more tries or calls", async () => {
  newMinute();
  const from = (line: number, i: number) => `2c0f:fe38:2401:${line.toString(16)}::${(i + 1).toString(16)}`;
  for (let i = 0; i < 5; i++) expect((await tryAs(world.running, `line${i}@example.org`, from(1, i))).status).toBe(401);
  expect((await tryAs(world.running, "line6@example.org", from(1, 6))).status).toBe(429);
  expect((await tryAs(world.running, "line6@example.org", from(2, 1))).status).toBe(401);
  const read = async (line: number, i: number) => (await new HttpClient(world.running.address ?? "", undefined).send("GET", "/api/help/categories", undefined, { "x-forwarded-for": from(line, i) })).headers.get("ratelimit-remaining");
  const [first, second] = [await read(3, 1), await read(3, 2)];
  expect(Number(second)).toBe(Number(first) - 1);
  expect(await read(4, 1)).toBe(first);
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
  expect(rows.some((row) => row.key.startsWith("sign-in:typed:"))).toBe(true);
  expect(rows.filter((row) => row.key.includes("@"))).toEqual([]);
});

test("ID-13 a password that waits for its turn holds no connection: with more of them than connections, others are served and all are answered", async () => {
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
