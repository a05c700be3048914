import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type CastName, type World } from "../../test/world.ts";
import { auditRows } from "./identity.fixture.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off" }, settings: { "desk.ticketsPerHour": 0, "desk.ticketsPerDay": 0 } }); });
afterAll(() => world.close());

const path = (id: string) => `/api/staff/${id}/removal`;
async function ticketOf(who: CastName | null): Promise<string> {
  const made = await world.as("ada").post("/api/tickets", { subject: "A matter", description: `Words ${randomUUID()}`, category: "bug" });
  if (who) await world.as(who).put(`/api/tickets/${made.body.id}/assignment`, { staffId: world.people[who].id });
  return String(made.body.id);
}
/** Somebody new on the staff, as `setRoles` makes them. */
async function newAgent(username: string): Promise<string> {
  const { id } = await world.addMember(username);
  expect((await world.as("sade").put(`/api/staff/${id}/roles`, { roles: ["agent"] })).status).toBe(200);
  return id;
}
const assigneeOf = async (ticket: string) => (await world.as("sade").get(`/api/tickets/${ticket}`)).body.assignee;

test("ID-15 a staff account with open work stays, until the work goes to somebody else in the same step; the name stays in history", async () => {
  const { kofi, wanjiru } = world.people;
  const [open, solved] = [await ticketOf("kofi"), await ticketOf("kofi")];
  await world.as("kofi").post(`/api/tickets/${open}/replies`, { clientId: randomUUID(), body: "Words of Kofi" });
  await world.as("kofi").put(`/api/tickets/${solved}/resolution`);
  const reason = "Left the team";
  expect(await world.as("nneka").put(path(kofi.id), { reason })).toMatchObject({ status: 409, body: { type: "/problems/open-work", extra: { work: { tickets: 1 } } } });
  for (const to of [kofi.id, world.people.ada.id, randomUUID()]) expect((await world.as("nneka").put(path(kofi.id), { reason, reassignTo: to })).status).toBe(422);
  expect((await world.as("kofi").get("/api/me")).status).toBe(200);
  const page = await world.live("kofi");
  expect((await world.as("nneka").put(path(kofi.id), { reason, reassignTo: wanjiru.id })).status).toBe(204);
  expect(await page.hears("signed-out")).toMatchObject({ reason: "removed" });
  expect((await world.as("kofi").get("/api/me")).status).toBe(401);
  expect(await assigneeOf(open)).toMatchObject({ id: wanjiru.id });
  // What is solved keeps who had it, and messages keep their name.
  expect(await assigneeOf(solved)).toMatchObject({ id: kofi.id, name: "Kofi Otieno" });
  const said = (await world.as("wanjiru").get<{ items: { body: string; author: { name: string } }[] }>(`/api/conversations/${open}/messages`)).body.items;
  expect(said.find((m) => m.body === "Words of Kofi")?.author).toMatchObject({ name: "Kofi Otieno" });
  expect((await world.as("sade").get(`/api/people/${kofi.id}`)).body).toMatchObject({ state: "removed", roles: [], deactivated: { reason }, abilities: { erase: true, remove: false } });
  expect(await auditRows(world, "staff.removed")).toMatchObject([{ actor_id: world.people.nneka.id, subject_id: kofi.id, before: { roles: ["agent"], work: { tickets: 1 } }, after: { reassignedTo: wanjiru.id } }]);
  // Now, and only now, it can be erased.
  expect((await world.as("sade").put(`/api/people/${kofi.id}/erasure`, { reason: "Asked for it" })).status).toBe(202);
});

test("ID-15 nobody ends their own account or one above, the last super admin stays, members have none", async () => {
  const { musa, nneka, sade, ada, wanjiru } = world.people;
  const reason = "Trying it";
  for (const [who, id, status] of [["wanjiru", musa.id, 403], ["musa", wanjiru.id, 403], ["nneka", nneka.id, 403], ["nneka", sade.id, 403], ["sade", sade.id, 403], ["nneka", ada.id, 404]] as const) {
    expect((await world.as(who).put(path(id), { reason })).status, who).toBe(status);
  }
  expect((await world.as("nneka").put(path(musa.id), { reason })).status).toBe(204);
  // Back again: roles bring a username along and end the removal.
  await world.tx("system", (tx) => tx.query("UPDATE identity_people SET username = NULL WHERE id = $1", [ada.id]));
  expect((await world.as("sade").put(`/api/staff/${ada.id}/roles`, { roles: ["agent"] })).body).toMatchObject({ person: { username: "ada.obi" }, roles: ["agent"] });
});

test("ID-15 raced with assignments at the same moment, no ticket ends on somebody who left", async () => {
  for (let round = 0; round < 6; round++) {
    const agent = await newAgent(`leaver${round}`);
    const tickets = await Promise.all([ticketOf(null), ticketOf(null), ticketOf(null)]);
    const asked = await Promise.all([
      ...tickets.map((id) => world.as("wanjiru").put(`/api/tickets/${id}/assignment`, { staffId: agent })),
      world.as("nneka").put(path(agent), { reason: "Leaving now", ...(round % 2 ? { reassignTo: world.people.wanjiru.id } : {}) }),
    ]);
    for (const answer of asked) expect([200, 204, 409, 422], JSON.stringify(answer.body)).toContain(answer.status);
    const removed = asked.at(-1)?.status === 204;
    const held = await world.tx("system", async (tx) => (await tx.query("SELECT 1 FROM desk_tickets WHERE assignee_id = $1 AND status NOT IN ('resolved', 'closed')", [agent])).rowCount);
    if (removed) expect(held).toBe(0);
    else expect(held).toBeGreaterThan(0);
  }
  // Whatever the path: the database says no.
  const ticket = await ticketOf(null);
  await expect(world.tx("system", (tx) => tx.query("UPDATE desk_tickets SET assignee_id = $2 WHERE id = $1", [ticket, world.people.bayo.id]))).rejects.toMatchObject({ constraint: "desk_assignee_is_staff" });
});
