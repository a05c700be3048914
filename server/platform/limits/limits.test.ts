import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { Limits } from "./limits.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ settings: { "limits.read": 60, "limits.write": 20 } }); });
afterAll(() => world.close());

test("XX-3 the limit is told in headers, and going over it answers 429 with the time to wait", async () => {
  const answers = [];
  for (let i = 0; i < 61; i++) answers.push(await world.as("ada").get("/api/conversations"));
  expect(answers[0]?.headers.get("ratelimit-limit")).toBe("60");
  expect(answers[0]?.headers.get("ratelimit-remaining")).toBe("59");
  expect(answers.map((a) => a.status)).toEqual([...Array.from({ length: 60 }, () => 200), 429]);
  expect(Number(answers[60]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await world.as("bayo").get("/api/conversations")).status).toBe(200);
  world.clock.advance(61_000);
  expect((await world.as("ada").get("/api/conversations")).status).toBe(200);
});

test("XX-3 what misfits is counted by address, and its 429 tells the same headers", async () => {
  const answers = [];
  for (let i = 0; i < 21; i++) answers.push(await world.as("bayo").post("/api/tickets", { nothing: "known" }));
  expect(answers.map((a) => a.status)).toEqual([...Array.from({ length: 20 }, () => 422), 429]);
  const told = answers[20]?.headers;
  expect([told?.get("ratelimit-limit"), told?.get("ratelimit-remaining")]).toEqual(["20", "0"]);
  expect(Number(told?.get("ratelimit-reset"))).toBeGreaterThan(0);
  expect(told?.get("retry-after")).toBe(told?.get("ratelimit-reset"));
  // What fits goes through all the while.
  expect((await world.as("bayo").post("/api/tickets", { subject: "It broke", description: "All of it", category: "bug" })).status).toBe(201);
  world.clock.advance(61_000);
});

test("XX-3 nodes share their counts", async () => {
  const { pool } = world.running.services;
  const node = () => new Limits({ clock: world.clock, pool, perMinute: () => 10 });
  const [one, two] = [node(), node()];
  for (let i = 0; i < 6; i++) one.count("write", "shared");
  await one.exchange();
  for (let i = 0; i < 3; i++) two.count("write", "shared");
  await two.exchange();
  expect(two.count("write", "shared")).toMatchObject({ remaining: 0, exceeded: false });
  expect(two.count("write", "shared").exceeded).toBe(true);
});

test("XX-3 limit_take is exact under 40 parallel calls", async () => {
  const { pool } = world.running.services;
  const now = world.clock.now();
  const taken = await Promise.all(Array.from({ length: 40 }, async () => (await pool.query<{ wait: number }>("SELECT limit_take('race', 10, $1) AS wait", [now])).rows[0]?.wait));
  expect(taken.filter((wait) => wait === 0)).toHaveLength(10);
  expect(taken.filter((wait) => wait !== 0).every((wait) => (wait ?? 0) >= 1)).toBe(true);
});
