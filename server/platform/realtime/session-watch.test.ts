import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { LiveClient } from "../../test/live-client.ts";
import { openWorld, type World } from "../../test/world.ts";
import { unavailable } from "../errors.ts";
import { lookEvery } from "./session-watch.ts";

let world: World;
/** What the server does once a minute by its own timers. */
let looks: (() => void)[];
beforeAll(async () => {
  const timers = vi.spyOn(globalThis, "setInterval");
  world = await openWorld({ config: (config) => { config.logLevel = "silent"; } });
  looks = timers.mock.calls.filter(([, milliseconds]) => milliseconds === lookEvery).map(([run]) => run as () => void);
});
afterEach(() => vi.restoreAllMocks());
afterAll(() => world.close());

const look = () => { for (const run of looks) run(); };
const expire = (who: "ada" | "bayo", after = "0") => world.tx("system", (tx) => tx.query("UPDATE identity_sessions SET expires_at = $2::timestamptz + $3::interval WHERE token = $1", [world.people[who].token, tx.now, after]));
const goneBy = (live: LiveClient) => new Promise<string>((resolve) => { live.socket.once("disconnect", resolve); });
/** The rules of this room can't be asked, so often. */
function failing(id: string, times: number) {
  const rule = world.running.services.modules.rooms.find(({ prefix }) => prefix === "conversation");
  if (!rule) throw new Error("no such room");
  const asked = rule.rooms.bind(rule);
  let left = times;
  return vi.spyOn(rule, "rooms").mockImplementation(async (tx, room) => {
    if (room === id && left-- > 0) throw unavailable("away");
    return asked(tx, room);
  });
}
async function talkOf(who: "ada" | "bayo"): Promise<string> {
  const ticket = await world.as(who).post("/api/tickets", { subject: "About a socket", description: "It goes on.", category: "other" });
  expect(ticket.status).toBe(201);
  return String(ticket.body.id);
}

test("ID-4 a page whose session ran out is signed out within a minute, by one look for all; the others go on hearing", async () => {
  const pages = await Promise.all([world.live("ada"), world.live("ada"), world.live("chika")]), other = await world.live("bayo");
  await expire("ada");
  await world.tx("system", (tx) => tx.query("DELETE FROM identity_sessions WHERE token = $1", [world.people.chika.token]));
  const gone = pages.map(goneBy);
  const begun = vi.spyOn(world.running.services.pool, "connect");
  look();
  for (const page of pages) await page.hears("signed-out");
  expect(await Promise.all(gone)).toEqual(pages.map(() => "io server disconnect"));
  expect(begun).toHaveBeenCalledTimes(1);
  expect(await other.ask("beat", { active: true })).toMatchObject({ ok: true });
  expect(other.of("signed-out")).toEqual([]);
});

test("ID-4 a socket that can't be re-checked keeps no other one's rights alive, and is judged with the next look", async () => {
  const bayo = world.people.bayo, mine = await talkOf("bayo");
  const [unlucky, next] = [await world.live("bayo"), await world.live("bayo")];
  for (const page of [unlucky, next]) expect(await page.watch(`conversation:${mine}`)).toMatchObject({ ok: true });
  const asked = failing(mine, 1);
  const { realtime } = world.running.services;
  realtime.recheck(world.running.services, bayo.id);
  await expect.poll(() => asked.mock.results.length).toBe(2);
  look();
  await expect.poll(() => asked.mock.results.length).toBe(3);
  expect([unlucky.socket.connected, next.socket.connected]).toEqual([true, true]);

  await expire("bayo");
  realtime.recheck(world.running.services, bayo.id, { reason: "suspended" });
  for (const page of [unlucky, next]) expect(await page.hears("signed-out")).toMatchObject({ reason: "suspended" });
});

test("ID-4 a socket that can't be judged twice is cut off without being signed out: the page connects anew and asks again", async () => {
  await expire("ada", "1 day");
  const mine = await talkOf("ada");
  const page = await world.live("ada");
  expect(await page.watch(`conversation:${mine}`)).toMatchObject({ ok: true });
  const asked = failing(mine, 2);
  const gone = goneBy(page);
  world.running.services.realtime.recheck(world.running.services, world.people.ada.id);
  await expect.poll(() => asked.mock.results.length).toBe(1);
  look();
  expect(await gone).toBe("transport close");
  expect(page.of("signed-out")).toEqual([]);
  expect(await (await world.live("ada")).watch(`conversation:${mine}`)).toMatchObject({ ok: true });
});
