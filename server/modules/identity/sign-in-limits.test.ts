import { afterAll, beforeAll, expect, test } from "vitest";
import { modules } from "../../app.ts";
import { start, type Running } from "../../platform/start.ts";
import { HttpClient } from "../../test/http-client.ts";
import { openWorld, type World } from "../../test/world.ts";
import { accountOf, goodPassword, hashRuns, mailsTo } from "./identity.fixture.ts";

let world: World;
let other: Running;
beforeAll(async () => {
  // Behind a proxy, so that tests can come from many addresses.
  world = await openWorld({ config: (config) => { config.trustProxy = 1; } });
  // A second node on the same database.
  other = await start({ ...world.running.services.config, port: 0, publicUrl: undefined }, modules, { clock: world.clock });
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
  expect(await hashRuns(world) - before).toBeLessThanOrEqual(5);
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
