import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type Desk } from "./desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

test("DK-6 counts agree with the lists that they stand for, and are the team's", async () => {
  const { kofi } = desk.world.people;
  const [old, mine, asked, solved] = [await desk.ticket(), await desk.ticket("bayo"), await desk.ticket("chika"), await desk.ticket()];
  desk.world.clock.advance(8 * 3_600_000);
  await desk.ticket("ada");
  await desk.put("kofi", `/api/tickets/${mine.id}/assignment`, { staffId: kofi.id });
  await desk.reply("kofi", asked.id, "Which?", { setStatus: "pending" });
  await desk.put("kofi", `/api/tickets/${solved.id}/resolution`);
  await desk.note("wanjiru", old.id, "@kofi see");
  const summary = (await desk.as("kofi").get("/api/desk/summary")).body;
  expect(summary).toEqual({ open: 2, inProgress: 1, pending: 1, unassigned: 3, mine: 1, breaching: 2, mentions: 1 });
  for (const [name, query] of [["open", "?status=open"], ["inProgress", "?status=in_progress"], ["pending", "?status=pending"], ["unassigned", "?view=unassigned"], ["mine", "?view=mine"], ["breaching", "?view=breaching"], ["mentions", "?view=mentions"]] as const) {
    expect([name, (await desk.rows("kofi", query)).items.length]).toEqual([name, summary[name]]);
  }
  expect((await desk.as("ada").get("/api/desk/summary")).status).toBe(403);
  expect((await desk.as("nobody").get("/api/desk/summary")).status).toBe(401);
});

test("DK-10 the staff list says who can take tickets, how many each has, and the teams", async () => {
  const { kofi, wanjiru, ada } = desk.world.people;
  const team = (await desk.as("nneka").post<{ id: string }>("/api/desk/teams", { name: "Payments", memberIds: [wanjiru.id, kofi.id, kofi.id] })).body;
  const body = (await desk.as("kofi").get<{ items: { id: string; openTickets: number; online: string }[]; teams: { id: string; memberIds: string[] }[] }>("/api/desk/staff")).body;
  expect(body.items.map((p) => p.id).sort()).toEqual((["kofi", "wanjiru", "musa", "nneka", "sade"] as const).map((who) => desk.world.people[who].id).sort());
  expect(body.items.find((p) => p.id === kofi.id)).toMatchObject({ name: "Kofi Otieno", openTickets: 1, online: "offline" });
  expect(body.teams).toEqual([{ id: team.id, name: "Payments", memberIds: [kofi.id, wanjiru.id].sort() }]);
  expect((await desk.as("ada").get("/api/desk/staff")).status).toBe(403);
  expect((await desk.as("nneka").post("/api/desk/teams", { name: "Payments", memberIds: [] })).body).toMatchObject({ type: "/problems/team-name-in-use" });
  expect((await desk.as("nneka").post("/api/desk/teams", { name: "Other", memberIds: [ada.id] })).body).toMatchObject({ fields: [{ path: "memberIds.0" }] });
  expect((await desk.as("kofi").post("/api/desk/teams", { name: "Mine", memberIds: [] })).status).toBe(403);
});
