import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffFigures } from "../../../contract/insight.ts";
import { openWorld, type World } from "../../test/world.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const figures = (of: string, as: "nneka" | "kofi" | "ada" = "nneka") => world.as(as).get<StaffFigures>(`/api/staff/${of}/figures`);
/** Figures are taken from what the desk's reports count, which workers bring up to date. */
const countFacts = async () => {
  await world.tx("system", (tx) => tx.query("SELECT jobs_add($1::jsonb)", [JSON.stringify([{ identifier: "desk.keep-facts", payload: {} }])]));
  await world.drain();
};
const reply = (who: "kofi" | "wanjiru", id: string, more: Record<string, unknown> = {}) => world.as(who).post(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body: "An answer", ...more });

test("AD-5 figures of somebody on the staff are those of the tickets, and end with the period", async () => {
  const { kofi, wanjiru, ada } = world.people;
  expect((await figures(kofi.id)).body).toEqual({ periodDays: 30, replies: 0, tickets: 0, solved: 0, firstReply: null, rating: null });
  for (const minutes of [10, 20, 60]) {
    const { id } = (await world.as("ada").post<{ id: string }>("/api/tickets", { subject: "Cannot post", description: `My post fails. ${randomUUID()}`, category: "bug" })).body;
    world.clock.advance(minutes * 60_000);
    await reply("kofi", id);
    await world.as("kofi").put(`/api/tickets/${id}/assignment`, { staffId: kofi.id });
    world.clock.advance(1000);
    // Not the first to answer, and the ticket is Kofi's: it counts as a reply only, here and in the report.
    await reply("wanjiru", id, { setStatus: "resolved" });
    expect((await world.as("ada").put(`/api/tickets/${id}/rating`, { score: minutes === 10 ? 5 : 4 })).status).toBe(200);
  }
  // A report ends now: what happens in this very moment is in the next.
  world.clock.advance(1000);
  await countFacts();
  const shown = (await figures(kofi.id)).body;
  expect(shown).toMatchObject({ replies: 3, tickets: 3, solved: 3, firstReply: { tickets: 3 }, rating: { count: 3 } });
  expect(shown.firstReply?.medianSeconds).toBeCloseTo(1200, -1);
  expect(shown.rating?.average).toBeCloseTo(13 / 3, 2);
  const day = (back: number) => new Date(world.clock.now().getTime() - back * 86_400_000).toLocaleDateString("en-CA", { timeZone: "Africa/Nairobi" });
  const solved = (await world.as("nneka").get<{ rows: { key: string | null; now: { n: number } }[] }>(`/api/desk/reports/solved?by=agent&from=${day(29)}&to=${day(0)}`)).body.rows;
  expect(solved.map(({ key, now }) => [key, now.n])).toEqual([[kofi.id, 3]]);
  expect((await figures(wanjiru.id)).body).toMatchObject({ replies: 3, solved: 0, firstReply: null, rating: null });
  world.clock.advance(31 * 86_400_000);
  expect((await figures(kofi.id)).body).toMatchObject({ replies: 0, firstReply: null, rating: null });
  expect((await figures(ada.id)).status).toBe(404);
});

test("AD-5 figures of colleagues are for those who look after the team", async () => {
  const { kofi } = world.people;
  expect((await figures(kofi.id, "kofi")).status).toBe(403);
  expect((await figures(kofi.id, "ada")).status).toBe(403);
});
