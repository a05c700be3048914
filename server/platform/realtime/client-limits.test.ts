import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LiveClient } from "../../test/live-client.ts";
import { openWorld, type World } from "../../test/world.ts";
import { defaultLimits } from "../limits/limits.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ env: { BARAZA_RATE_LIMITS: "on" } }); });
afterAll(() => world.close());

const nextMinute = () => world.clock.advance(60_000);
/** How many of these answers have each code; those that went well are "ok". */
function codes(answers: readonly { ok: boolean; code?: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code = "ok" } of answers) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

test("XX-3 what a person's sockets ask counts as reads do, over all of their sockets; above it the answer says when to go on", async () => {
  nextMinute();
  const [one, two] = [await world.live("ada"), await world.live("ada")], other = await world.live("bayo");
  const asks = Array.from({ length: defaultLimits.read + 50 }, (_, i) => (i % 2 ? one.ask("unwatch", { room: "desk" }) : two.ask("beat", { active: true })));
  const answers = await Promise.all(asks);
  expect(codes(answers)).toEqual({ ok: defaultLimits.read, "too-many": 50 });
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ code: "too-many", retryAfter: expect.any(Number), detail: expect.stringContaining("a minute") });
  expect(await one.watch(`person:${world.people.ada.id}`)).toMatchObject({ ok: false, code: "too-many" });
  // Others, one's own requests and messages, and the next minute are free.
  expect(await other.ask("beat", { active: true })).toMatchObject({ ok: true });
  expect((await world.as("ada").get("/api/me")).status).toBe(200);
  expect(await one.ask("send", { conversationId: randomUUID(), clientId: randomUUID(), body: "hello" })).toMatchObject({ ok: false, code: "not-found" });
  nextMinute();
  expect(await one.ask("beat", { active: true })).toMatchObject({ ok: true });
});

test("XX-3 of many rooms that are asked for at once, no more than a hundred are joined; what is left makes room", async () => {
  nextMinute();
  const live = await world.live("kofi");
  const asRoom = world.running.services.modules.rooms.find(({ prefix }) => prefix === "desk");
  if (!asRoom) throw new Error("no such room");
  const rule = { ...asRoom };
  // The desk's rule lets many in, so that one person has many rooms.
  asRoom.rooms = async (tx, id) => (tx.actor.personId && id !== "none" ? [`desk:${id}`] : []);
  try {
    expect(codes(await Promise.all(Array.from({ length: 150 }, () => live.watch("desk:none"))))).toEqual({ "not-found": 150 });
    const answers = await Promise.all(Array.from({ length: 150 }, (_, i) => live.watch(`desk:${i}`)));
    expect(codes(answers)).toEqual({ ok: 100, "too-many-rooms": 50 });
    expect(await live.watch("desk:0")).toMatchObject({ ok: true });
    expect(await live.ask("unwatch", { room: "desk:0" })).toMatchObject({ ok: true });
    expect(await live.watch("desk:149")).toMatchObject({ ok: true });
    expect(await live.watch("desk:0")).toMatchObject({ ok: false, code: "too-many-rooms" });
  } finally {
    Object.assign(asRoom, rule);
  }
});

test("XX-3 one person has fifty sockets in a process, however many they open at once; others are let in, and one that closes makes room", async () => {
  const address = world.running.address ?? "";
  const connect = (who: "chika" | "bayo") => LiveClient.connect(address, world.people[who].cookie);
  const tried = await Promise.allSettled(Array.from({ length: 70 }, () => connect("chika")));
  const open = tried.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
  try {
    expect(open).toHaveLength(50);
    expect(new Set(tried.flatMap((outcome) => (outcome.status === "rejected" ? [(outcome.reason as Error).message] : [])))).toEqual(new Set(["too-many-connections"]));
    (await connect("bayo")).close();
    open.pop()?.close();
    await expect.poll(() => connect("chika").then((live) => open.push(live), () => 0)).toBe(50);
  } finally {
    for (const live of open) live.close();
  }
});

test("XX-3 with limits off, as load is measured, sockets ask as much as they like", async () => {
  const { config } = world.running.services;
  config.rateLimits = false;
  try {
    nextMinute();
    const live = await world.live("musa");
    expect(codes(await Promise.all(Array.from({ length: defaultLimits.read + 10 }, () => live.ask("beat", { active: true }))))).toEqual({ ok: defaultLimits.read + 10 });
  } finally {
    config.rateLimits = true;
  }
});
