import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, refusal, type Desk } from "./desk.fixture.ts";

let desk: Desk;
let teamId: string;
beforeAll(async () => {
  desk = await openDesk();
  const { kofi, wanjiru } = desk.world.people;
  teamId = String((await desk.as("nneka").post<{ id: string }>("/api/desk/teams", { name: "Payments", memberIds: [kofi.id, wanjiru.id] })).body.id);
});
afterAll(() => desk.close());

const assign = (who: "kofi" | "wanjiru" | "ada", id: string, body: Record<string, unknown>) => desk.put(who, `/api/tickets/${id}/assignment`, body);

test("DK-10 taking an open ticket takes it into work, and shows in the timeline with who and when", async () => {
  const { id } = await desk.ticket();
  const { kofi } = desk.world.people;
  const taken = await assign("kofi", id, { staffId: kofi.id });
  expect(taken.status).toBe(200);
  expect(taken.body).toMatchObject({ status: "in_progress", assignee: { id: kofi.id, name: "Kofi Otieno" } });
  expect(taken.body.timeline.slice(1)).toMatchObject([
    { kind: "assigned", visibility: "internal", actor: { name: "Kofi Otieno" }, data: { from: null, to: { name: "Kofi Otieno" } } }, { kind: "status_changed", data: { from: "open", to: "in_progress" } },
  ]);
  // Again is no change.
  expect((await assign("kofi", id, { staffId: kofi.id })).body.version).toBe(taken.body.version);
  // Who has it is the team's own business; that it is looked into is not.
  expect(await desk.show("ada", id)).toMatchObject({ assignee: null, status: "in_progress" });
  expect(await desk.kinds("ada", id)).toEqual(["created"]);
});

test("DK-10 of 20 who take a ticket at once exactly one has it, and the others learn who", async () => {
  const { id } = await desk.ticket();
  const { kofi, wanjiru, musa } = desk.world.people;
  const people = [["kofi", kofi], ["wanjiru", wanjiru], ["musa", musa]] as const;
  const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => {
    const [who, { id: staffId }] = people[i % 3] ?? people[0];
    return desk.as(who).put(`/api/tickets/${id}/assignment`, { staffId, expected: null }).then((answer) => ({ who, answer }));
  }));
  const shown = await desk.show("kofi", id);
  const winner = people.find(([, p]) => p.id === shown.assignee?.id)?.[0];
  expect(answers.filter(({ answer }) => answer.status === 200).every(({ who }) => who === winner)).toBe(true);
  const losers = answers.filter(({ who }) => who !== winner);
  expect(losers.length).toBeGreaterThanOrEqual(13);
  for (const { answer } of losers) expect(refusal(answer)).toMatchObject({ status: 409, code: "taken", extra: { assignee: { id: shown.assignee?.id } } });
  expect(shown.timeline.filter((event) => event.kind === "assigned")).toHaveLength(1);
});

test("DK-10 a claim without a word about who had it still meets the other one's", async () => {
  const { id } = await desk.ticket();
  const { kofi, wanjiru } = desk.world.people;
  await assign("kofi", id, { staffId: kofi.id });
  expect(refusal(await assign("wanjiru", id, { staffId: wanjiru.id }))).toMatchObject({ status: 409, code: "taken", extra: { assignee: { name: "Kofi Otieno" } } });
  // Saying from whom makes it a take-over.
  expect((await assign("wanjiru", id, { staffId: wanjiru.id, expected: kofi.id })).body.assignee?.name).toBe("Wanjiru Kamau");
  expect(refusal(await assign("kofi", id, { staffId: kofi.id, expected: kofi.id }))).toMatchObject({ status: 409, code: "taken" });
});

test("DK-10 handing over posts the note for the team only", async () => {
  const { id } = await desk.ticket();
  const { wanjiru } = desk.world.people;
  const given = await assign("kofi", id, { staffId: wanjiru.id, note: "She knows this bank" });
  expect(given.body).toMatchObject({ assignee: { name: "Wanjiru Kamau" }, status: "open" });
  expect(given.body.messages.items.at(-1)).toMatchObject({ body: "She knows this bank", visibility: "internal", author: { name: "Kofi Otieno" } });
  expect((await desk.show("ada", id)).messages.items).toHaveLength(1);
});

test("DK-10 a ticket goes to a team, where nobody has it yet, and from there to one of it", async () => {
  const { id } = await desk.ticket();
  const { kofi } = desk.world.people;
  await assign("wanjiru", id, { staffId: kofi.id });
  expect((await assign("wanjiru", id, { teamId })).body).toMatchObject({ assignee: null, team: { name: "Payments" } });
  expect((await assign("kofi", id, { staffId: kofi.id })).body).toMatchObject({ assignee: { name: "Kofi Otieno" }, team: { name: "Payments" } });
  expect((await desk.show("ada", id)).team).toBeNull();
});

test("DK-10 giving a ticket back makes one that nobody answered wait as open again", async () => {
  const { id } = await desk.ticket();
  await assign("kofi", id, { staffId: desk.world.people.kofi.id });
  const released = await desk.as("kofi").delete(`/api/tickets/${id}/assignment`);
  expect(released.body).toMatchObject({ assignee: null, status: "open" });
  expect((await desk.as("kofi").delete(`/api/tickets/${id}/assignment`)).status).toBe(200);
  await desk.reply("kofi", id);
  await assign("kofi", id, { staffId: desk.world.people.kofi.id });
  expect((await desk.as("kofi").delete(`/api/tickets/${id}/assignment`)).body).toMatchObject({ assignee: null, status: "in_progress" });
});

test("DK-10 only staff who answer tickets get one, and only staff give one", async () => {
  const { id } = await desk.ticket();
  const { ada, kofi } = desk.world.people;
  expect((await assign("kofi", id, { staffId: ada.id })).body).toMatchObject({ fields: [{ path: "staffId" }] });
  expect((await assign("kofi", id, { teamId: randomUUID() })).body).toMatchObject({ fields: [{ path: "teamId" }] });
  expect((await assign("kofi", id, {})).status).toBe(422);
  expect((await assign("ada", id, { staffId: kofi.id })).status).toBe(403);
  expect((await assign("kofi", randomUUID(), { staffId: kofi.id })).status).toBe(404);
  expect((await desk.as("ada").delete(`/api/tickets/${id}/assignment`)).status).toBe(403);
});
