import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PersonShown } from "../../../../contract/people.ts";
import { openWorld, type CastName, type World } from "../../../test/world.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off" } }); });
afterAll(() => world.close());

interface Listed { items: { person: { id: string; name: string; username: string }; state: string; email: string; roles: string[] }[]; nextCursor: string | null }
const list = async (who: CastName, query: string) => (await world.as(who).get<Listed>(`/api/people${query}`));
const names = async (query: string) => (await list("kofi", query)).body.items.map((row) => row.person.username).sort();

test("AD-5 people are found by name, username, address, id and ticket number, and filtered by state and role", async () => {
  const ticket = await world.as("bayo").post("/api/tickets", { subject: "A matter", description: "Words of Bayo", category: "bug" });
  expect(await names("?q=kama")).toEqual(["wanjiru"]);
  expect(await names("?q=@BAYO")).toEqual(["bayo"]);
  expect(await names("?q=chika@example")).toEqual(["chika"]);
  expect(await names(`?q=${world.people.ada.id}`)).toEqual(["ada"]);
  expect(await names(`?q=${String(ticket.body.number).toLowerCase()}`)).toEqual(["bayo"]);
  expect(await names("?q=100%25")).toEqual([]);
  expect(await names("?role=agent")).toEqual(["kofi", "wanjiru"]);
  expect(await names("?role=member")).toEqual(["ada", "bayo", "chika"]);
  await world.as("musa").put(`/api/people/${world.people.chika.id}/ban`, { reason: "Spam" });
  await world.tx("system", (tx) => tx.query("UPDATE identity_people SET email_verified = false WHERE id = $1", [world.people.bayo.id]));
  expect([await names("?state=banned"), await names("?state=unverified"), await names("?state=erased"), await names("?state=active&role=member")]).toEqual([["chika"], ["bayo"], [], ["ada"]]);
  // Page by page, each person once.
  const seen: string[] = [];
  for (let cursor = ""; ;) {
    const { body } = await list("kofi", `?limit=3${cursor}`);
    seen.push(...body.items.map((row) => row.person.username));
    if (!body.nextCursor) break;
    cursor = `&cursor=${encodeURIComponent(body.nextCursor)}`;
  }
  expect([...seen].sort()).toEqual(Object.keys(world.people).sort());
  expect((await list("kofi", "?cursor=xyz")).status).toBe(422);
  expect((await list("ada", "")).status).toBe(403);
});

test("AD-5 a person's page shows what the asker's permissions allow, and offers what they may do", async () => {
  const { ada, kofi, wanjiru } = world.people;
  const show = async (who: CastName, id: string) => (await world.as(who).get<PersonShown>(`/api/people/${id}`)).body;
  await world.as("wanjiru").post(`/api/people/${ada.id}/notes`, { body: "Prefers to be written to in Swahili" });
  expect(await show("kofi", ada.id)).toMatchObject({
    person: { name: "Ada Obi" }, email: "ada@example.com", state: "active", sessions: 1, ban: null, erasure: null,
    notes: [{ body: "Prefers to be written to in Swahili", author: { id: wanjiru.id } }], records: [{ kind: "session", remedies: [{ remedy: "member.sign-out-everywhere" }] }],
    abilities: { ban: false, liftBan: false, erase: false, note: true, signOut: true, changeRoles: false, remove: false },
  });
  expect((await show("musa", ada.id)).abilities).toEqual({ ban: true, liftBan: false, erase: false, note: true, signOut: true, changeRoles: false, remove: false });
  expect((await show("nneka", ada.id)).abilities).toEqual({ ban: true, liftBan: false, erase: false, note: true, signOut: true, changeRoles: true, remove: false });
  expect((await show("sade", ada.id)).abilities).toEqual({ ban: true, liftBan: false, erase: true, note: true, signOut: true, changeRoles: true, remove: false });
  // Of a colleague: no sessions, and no sign-out. Of oneself: no notes.
  await world.as("wanjiru").post(`/api/people/${kofi.id}/notes`, { body: "Often late" });
  expect(await show("wanjiru", kofi.id)).toMatchObject({ sessions: 0, records: [], notes: [{ body: "Often late" }], abilities: { signOut: false, ban: false } });
  expect(await show("kofi", kofi.id)).toMatchObject({ notes: [], bans: [], abilities: { note: false, remove: false } });
  expect((await world.as("kofi").post(`/api/people/${kofi.id}/notes`, { body: "I am great" })).status).toBe(403);
  await world.as("sade").put(`/api/staff/${wanjiru.id}/permissions/member.note`, { effect: "deny" });
  expect(await show("wanjiru", ada.id)).toMatchObject({ notes: [], abilities: { note: false } });
  expect((await world.as("wanjiru").post(`/api/people/${ada.id}/notes`, { body: "Denied" })).status).toBe(403);
  expect((await world.as("ada").get(`/api/people/${ada.id}`)).status).toBe(403);
  expect((await world.as("kofi").get(`/api/people/${randomUUID()}`)).status).toBe(404);
});

test("AD-5 signing out everywhere works from the person's page, within one's reach", async () => {
  const { ada, wanjiru } = world.people;
  const page = await world.live("ada");
  expect((await world.as("kofi").delete(`/api/people/${wanjiru.id}/sessions`)).status).toBe(403);
  expect((await world.as("bayo").delete(`/api/people/${ada.id}/sessions`)).status).toBe(403);
  expect(await world.as("kofi").delete(`/api/people/${ada.id}/sessions`)).toMatchObject({ status: 200, body: { sessions: 0, state: "active" } });
  await page.hears("signed-out");
  expect((await world.as("ada").get("/api/me")).status).toBe(401);
});
