import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../test/database/create-test-database.ts";
import { openWorld } from "../../test/world.ts";
import { openPool } from "../db/pools.ts";
import { longestPayload, notifyingTogether } from "./notify-together.ts";

let database: TestDatabase;
let pool: pg.Pool;
let together: pg.Pool;
let listener: pg.Client;
let heard: string[];

beforeAll(async () => {
  database = await createTestDatabase();
  pool = openPool({ url: database.appUrl, max: 4, name: "notices", onError: () => {} });
  listener = new pg.Client({ connectionString: database.appUrl });
  await listener.connect();
  await listener.query("LISTEN one; LISTEN two");
  listener.on("notification", ({ channel, payload }) => heard.push(`${channel} ${payload}`));
});
beforeEach(() => {
  heard = [];
  together = notifyingTogether(pool, { toldAgain: () => {}, heardAgain: () => {} });
});
afterEach(() => vi.restoreAllMocks());
afterAll(async () => {
  await listener.end();
  await pool.end();
  await database.drop();
});

/** As the adapter of socket.io says it. */
const notify = (payload: string, channel = "one") => together.query("SELECT pg_notify($1, $2)", [channel, payload]);
/** What was heard since the last time: a notice of our own comes after those that were sent before it. */
const heardNow = async () => {
  await pool.query("SELECT pg_notify('one', 'that was all')");
  await expect.poll(() => heard.at(-1)).toBe("one that was all");
  return heard.splice(0).slice(0, -1);
};

test("XX-8 notices of one moment are all heard, in their order, in fewer statements than notices", async () => {
  const asked = vi.spyOn(pool, "query");
  const payloads = Array.from({ length: 250 }, (_, i) => JSON.stringify({ nth: i, words: "\"quoted\", {braced} \\ 🦜 NULL" }));
  await Promise.all(payloads.map((payload, i) => notify(payload, i % 3 ? "one" : "two")));
  expect(asked.mock.calls.length).toBeLessThan(25);
  expect(await heardNow()).toEqual(payloads.map((payload, i) => `${i % 3 ? "one" : "two"} ${payload}`));
});

test("XX-8 a statement that fails is told to everyone whose notice was in it, and the next ones go", async () => {
  const payloads = Array.from({ length: 250 }, (_, i) => (i === 50 ? "x".repeat(8000) : `${i}`));
  const outcomes = await Promise.allSettled(payloads.map((payload) => notify(payload)));
  const went = payloads.filter((_, i) => outcomes[i]?.status === "fulfilled");
  expect(outcomes.filter(({ status }) => status === "rejected")).toEqual(Array.from({ length: 250 - went.length }, () => ({ status: "rejected", reason: expect.objectContaining({ code: "22023" }) })));
  expect([went.includes("0"), went.includes("49"), went.includes("249")]).toEqual([true, false, true]);
  expect(await heardNow()).toEqual(went.map((payload) => `one ${payload}`));
  await notify("afterwards");
  expect(await heardNow()).toEqual(["one afterwards"]);
});

test("XX-8 other statements and connections are the pool's own, and wait for no notice", async () => {
  const letGo = Promise.withResolvers<void>();
  const query = pool.query.bind(pool) as (...statement: unknown[]) => Promise<pg.QueryResult>;
  const asked = vi.spyOn(pool, "query").mockImplementation((async (...statement: unknown[]) => {
    if (typeof statement[0] === "object") await letGo.promise;
    return query(...statement);
  }) as never);
  const notices = Promise.all(["first", "second"].map((payload) => notify(payload)));
  expect((await together.query("SELECT $1::int + 1 AS sum", [41])).rows).toEqual([{ sum: 42 }]);
  expect(asked).toHaveBeenLastCalledWith("SELECT $1::int + 1 AS sum", [41]);
  const client = await together.connect();
  expect((await client.query("SELECT 'mine' AS own")).rows).toEqual([{ own: "mine" }]);
  client.release();
  expect(heard).toEqual([]);
  letGo.resolve();
  await notices;
  expect(await heardNow()).toEqual(["one first", "one second"]);
});

test("XX-8 what is said again is heard again, in its place", async () => {
  const asked = vi.spyOn(pool, "query");
  await Promise.all(["first", "A", "B", "A", "A", "B"].map((payload) => notify(payload)));
  expect(asked.mock.calls.length).toBe(4);
  expect(await heardNow()).toEqual(["one first", "one A", "one B", "one A", "one A", "one B"]);
  asked.mockClear();
  await Promise.all([notify("first"), notify("A"), notify("A", "two"), notify("A")]);
  expect(asked.mock.calls.length).toBe(3);
  expect(await heardNow()).toEqual(["one first", "one A", "two A", "one A"]);
});

test("XX-8 the longest notice goes as it is, and what is a byte longer goes another way", async () => {
  await notify("🦜".repeat(1999) + "xyz");
  expect((await heardNow()).map((notice) => Buffer.byteLength(notice) - "one ".length)).toEqual([longestPayload]);
  await expect(notify("x".repeat(longestPayload + 1))).rejects.toMatchObject({ code: "22023" });

  const world = await openWorld({ env: { BARAZA_REALTIME: "postgres" } });
  const across = new pg.Client({ connectionString: world.ownerUrl });
  try {
    await across.connect();
    const told: string[] = [];
    across.on("notification", ({ payload = "" }) => told.push(payload));
    await across.query('LISTEN "socket.io#/"');
    /** What other servers are told of an event with so many letters. */
    const publish = async (letters: number) => {
      const before = told.length;
      const isNew = (payload: string) => payload.includes('"signed-out"') || payload.includes("attachmentId");
      world.running.services.realtime.publish("nobody", "signed-out", { message: "x".repeat(letters) });
      await expect.poll(() => told.slice(before).filter(isNew)).toHaveLength(1);
      return told.slice(before).find(isNew) ?? "";
    };
    const most = longestPayload - (await publish(0)).length;
    expect(await publish(most)).toHaveLength(longestPayload);
    const { attachmentId } = JSON.parse(await publish(most + 1)) as { attachmentId: string };
    const { rows: [kept] } = await across.query<{ payload: Buffer }>("SELECT payload FROM socket_io_attachments WHERE id = $1", [attachmentId]);
    expect(kept?.payload.toString()).toContain("x".repeat(most + 1));
  } finally {
    await across.end();
    await world.close();
  }
});
