import { afterAll, beforeAll, expect, test } from "vitest";
import type { CastName } from "../../test/world.ts";
import { openDesk, type Desk } from "./desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const standingIn = async (ticketId: string, who: CastName = "kofi") => ((await desk.as(who).get(`/api/tickets/${ticketId}/context`)).body.requester as { standing: unknown }).standing;
const now = () => desk.world.clock.now().toISOString();

test("DK-7 an agent reads in the ticket whether its requester is suspended, banned or free, why, since when and until when; members don't", async () => {
  const { id } = await desk.ticket();
  const ban = `/api/people/${desk.world.people.ada.id}/ban`;
  expect(await standingIn(id)).toBeNull();
  const until = new Date(desk.world.clock.now().getTime() + 7_200_000).toISOString();
  const suspendedAt = now();
  await desk.as("musa").put(ban, { reason: "Cool down, please", until });
  expect(await standingIn(id)).toEqual({ state: "suspended", reason: "Cool down, please", since: suspendedAt, until });
  expect((await desk.as("bayo").get(`/api/tickets/${id}/context`)).status).toBe(403);
  // It ends by itself.
  desk.world.clock.advance(7_201_000);
  expect(await standingIn(id)).toBeNull();
  const bannedAt = now();
  await desk.as("musa").put(ban, { reason: "Did not cool down" });
  desk.world.clock.advance(60_000);
  expect(await standingIn(id)).toEqual({ state: "banned", reason: "Did not cool down", since: bannedAt, until: null });
  await desk.as("musa").delete(ban);
  expect(await standingIn(id)).toBeNull();
});

test("DK-7 of a requester from the staff it says that their access is ended for now, or that they left", async () => {
  const { wanjiru } = desk.world.people;
  const { id } = await desk.ticket("kofi", { requesterId: wanjiru.id });
  const deactivatedAt = now();
  await desk.as("sade").put(`/api/staff/${wanjiru.id}/deactivation`, { reason: "Long leave" });
  expect(await standingIn(id)).toEqual({ state: "deactivated", reason: "Long leave", since: deactivatedAt, until: null });
  await desk.as("sade").delete(`/api/staff/${wanjiru.id}/deactivation`);
  expect(await standingIn(id)).toBeNull();
  const removedAt = now();
  expect((await desk.as("sade").put(`/api/staff/${wanjiru.id}/removal`, { reason: "Moved on" })).status).toBe(204);
  expect(await standingIn(id)).toEqual({ state: "removed", reason: "Moved on", since: removedAt, until: null });
});
