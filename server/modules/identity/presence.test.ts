import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LiveClient } from "../../test/live-client.ts";
import { openWorld, type CastName, type World } from "../../test/world.ts";
import { presenceOf } from "./index.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const seenBy = async (who: CastName, of: CastName) => String((await world.as(who).get(`/api/people/${world.people[of].id}/presence`)).body.presence);
/** Beats are stored once a second. */
const soon = (who: CastName, of: CastName) => expect.poll(() => seenBy(who, of), { timeout: 20_000, interval: 100 });
const beat = (page: LiveClient, active: boolean) => page.ask("beat", { active });

test("ID-16 online with a beat, away with a hidden page, offline after 45 seconds of silence", async () => {
  expect(await seenBy("bayo", "ada")).toBe("offline");
  const page = await world.live("ada");
  expect(await beat(page, true)).toEqual({ ok: true });
  await soon("bayo", "ada").toBe("online");
  await beat(page, false);
  await soon("bayo", "ada").toBe("away");
  await beat(page, true);
  await soon("bayo", "ada").toBe("online");
  world.clock.advance(44_000);
  expect(await seenBy("bayo", "ada")).toBe("online");
  world.clock.advance(2000);
  expect(await seenBy("bayo", "ada")).toBe("offline");
  await beat(page, true);
  await soon("bayo", "ada").toBe("online");
});

test("ID-16 a hidden page does not make somebody away who is active in another", async () => {
  const [front, back] = [await world.live("chika"), await world.live("chika")];
  await beat(front, true);
  await soon("bayo", "chika").toBe("online");
  await beat(back, false);
  // Two rounds of storing later it still holds.
  await new Promise((resolve) => { setTimeout(resolve, 2200); });
  expect(await seenBy("bayo", "chika")).toBe("online");
  await beat(front, false);
  await soon("bayo", "chika").toBe("away");
});

test("ID-16 whoever does not show it looks offline to members, and themselves see it; staff see it too", async () => {
  const page = await world.live("bayo");
  await beat(page, true);
  await soon("ada", "bayo").toBe("online");
  expect((await world.as("bayo").patch("/api/me", { showOnline: false })).body).toMatchObject({ showOnline: false });
  expect(await seenBy("ada", "bayo")).toBe("offline");
  expect(await seenBy("bayo", "bayo")).toBe("online");
  expect(await seenBy("kofi", "bayo")).toBe("online");
  // Staff may hide from members as well.
  const desk = await world.live("kofi");
  await beat(desk, true);
  await soon("ada", "kofi").toBe("online");
  await world.as("kofi").patch("/api/me", { showOnline: false });
  expect(await seenBy("ada", "kofi")).toBe("offline");
});

test("ID-16 the door answers for many people in one statement, by the asker's view", async () => {
  const { ada, bayo, chika } = world.people;
  const answer = await world.tx("ada", async (tx) => {
    let statements = 0;
    const counting = { ...tx, query: ((text: string, values?: unknown[]) => { statements += 1; return tx.query(text, values); }) as typeof tx.query };
    return { found: await presenceOf(counting, [ada.id, bayo.id, chika.id, randomUUID()]), statements };
  });
  expect(answer.statements).toBe(1);
  expect([...answer.found.values()]).toEqual(["online", "offline", "away", "offline"]);
  expect(await world.tx("ada", (tx) => presenceOf(tx, []))).toEqual(new Map());
});

test("ID-16 only people who are signed in ask, nobody stores for others, and malformed beats are refused", async () => {
  expect((await world.as("nobody").get(`/api/people/${world.people.ada.id}/presence`)).status).toBe(401);
  expect((await world.as("ada").get(`/api/people/${randomUUID()}/presence`)).status).toBe(404);
  expect((await world.as("ada").get("/api/people/me/presence")).status).toBe(422);
  const page = await world.live("ada");
  for (const payload of [{}, { active: "yes" }, null, { active: true, personId: world.people.bayo.id }]) expect(await page.ask("beat", payload)).toMatchObject({ ok: false, code: "invalid" });
  await expect(world.tx("ada", (tx) => tx.query("INSERT INTO identity_presence (person_id, socket_id, last_beat_at, active) VALUES ($1, 'x', $2, true)", [world.people.bayo.id, tx.now]))).rejects.toMatchObject({ code: "42501" });
  await expect(LiveClient.connect(world.running.address ?? "", "")).rejects.toThrow("not-signed-in");
});
