import { afterAll, beforeAll, expect, test } from "vitest";
import type { StaffFigures } from "../../../contract/insight.ts";
import { openDesk, type Desk } from "../desk/desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const figures = (of: string, as: "nneka" | "kofi" | "ada" = "nneka") => desk.as(as).get<StaffFigures>(`/api/staff/${of}/figures`);

test("AD-5 figures of somebody on the staff are those of the tickets, and end with the period", async () => {
  const { kofi, wanjiru, ada } = desk.world.people;
  expect((await figures(kofi.id)).body).toEqual({ periodDays: 30, replies: 0, tickets: 0, solved: 0, firstReply: null, rating: null });
  for (const minutes of [10, 20, 60]) {
    const { id } = await desk.ticket();
    desk.world.clock.advance(minutes * 60_000);
    await desk.reply("kofi", id);
    await desk.put("kofi", `/api/tickets/${id}/assignment`, { staffId: kofi.id });
    // Not the first to answer: it counts as a reply only.
    await desk.reply("wanjiru", id, "And one thing more", { setStatus: "resolved" });
    await desk.put("ada", `/api/tickets/${id}/rating`, { score: minutes === 10 ? 5 : 4 });
  }
  const shown = (await figures(kofi.id)).body;
  expect(shown).toMatchObject({ replies: 3, tickets: 3, solved: 0, firstReply: { tickets: 3 }, rating: { count: 3 } });
  expect(shown.firstReply?.medianSeconds).toBeCloseTo(20 * 60, -2);
  expect(shown.rating?.average).toBeCloseTo(13 / 3, 5);
  expect((await figures(wanjiru.id)).body).toMatchObject({ replies: 3, solved: 3, firstReply: null, rating: null });
  desk.world.clock.advance(31 * 86_400_000);
  expect((await figures(kofi.id)).body).toMatchObject({ replies: 0, firstReply: null, rating: null });
  expect((await figures(ada.id)).status).toBe(404);
});

test("AD-5 figures of colleagues are for those who look after the team", async () => {
  const { kofi } = desk.world.people;
  expect((await figures(kofi.id, "kofi")).status).toBe(403);
  expect((await figures(kofi.id, "ada")).status).toBe(403);
});
