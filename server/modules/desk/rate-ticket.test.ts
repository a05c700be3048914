import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, refusal, type Desk } from "./desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const rate = (who: "ada" | "bayo" | "kofi", id: string, body: Record<string, unknown>) => desk.put(who, `/api/tickets/${id}/rating`, body);
const ratedAgent = async (id: string) => (await desk.world.tx("system", (tx) => tx.query<{ agent: string | null }>("SELECT agent_id AS agent FROM desk_ratings WHERE ticket_id = $1", [id]))).rows[0]?.agent;

test("DK-15 a solved ticket is rated by its requester, and who had it then is the one who is rated", async () => {
  const { id } = await desk.ticket();
  const { kofi, wanjiru } = desk.world.people;
  await desk.put("kofi", `/api/tickets/${id}/assignment`, { staffId: kofi.id });
  expect(refusal(await rate("ada", id, { score: 5 }))).toMatchObject({ status: 409, code: "not-solved", extra: { status: "in_progress" } });
  await desk.put("kofi", `/api/tickets/${id}/resolution`);
  expect((await rate("ada", id, { score: 4, comment: "Quick" })).body.rating).toMatchObject({ score: 4, comment: "Quick" });
  await desk.put("wanjiru", `/api/tickets/${id}/assignment`, { staffId: wanjiru.id, expected: kofi.id });
  expect((await rate("ada", id, { score: 2 })).body.rating).toMatchObject({ score: 2, comment: null });
  expect(await ratedAgent(id)).toBe(kofi.id);
  expect((await desk.show("wanjiru", id)).rating?.score).toBe(2);
});

test("DK-15 a closed ticket may still be rated", async () => {
  const { id } = await desk.ticket();
  await desk.put("kofi", `/api/tickets/${id}/closure`, { reason: "solved" });
  expect((await rate("ada", id, { score: 1 })).status).toBe(200);
});

test("DK-15 others can't rate, and a score is 1 to 5", async () => {
  const { id } = await desk.ticket();
  await desk.put("ada", `/api/tickets/${id}/resolution`);
  expect((await rate("kofi", id, { score: 5 })).status).toBe(403);
  expect((await rate("bayo", id, { score: 5 })).status).toBe(404);
  expect((await desk.as("nobody").put(`/api/tickets/${id}/rating`, { score: 5 })).status).toBe(401);
  for (const score of [0, 6, 2.5, "5"]) expect((await rate("ada", id, { score })).status).toBe(422);
  expect((await desk.show("kofi", id)).rating).toBeNull();
});
