import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rows } from "./desk.fixture.ts";
import { openDesk, type Desk } from "./desk.fixture.ts";
import { messageForMail } from "./index.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const secret = "Between us: flibbertigibbet";

test("CV-9 a note is staff's alone: a member meets it by no path", async () => {
  const { id, number } = await desk.ticket();
  await desk.reply("kofi", id, "We are looking");
  const before = { own: (await desk.as("ada").get<Rows>("/api/tickets")).body, shown: await desk.show("ada", id), conversations: (await desk.as("ada").get("/api/conversations?kind=ticket")).body };
  const live = await desk.world.live("ada");
  await live.watch(`conversation:${id}`);
  const note = await desk.note("kofi", id, secret);
  expect(note.status).toBe(201);
  // Staff see it, in the thread and by its count.
  expect((await desk.show("wanjiru", id)).messages.items.map((m) => m.body)).toContain(secret);

  expect((await desk.as("ada").get<Rows>("/api/tickets")).body).toEqual(before.own);
  expect(await desk.show("ada", id)).toEqual(before.shown);
  expect((await desk.as("ada").get(`/api/tickets/${number}`)).body).toEqual(await desk.show("ada", id));
  expect((await desk.as("ada").get("/api/conversations?kind=ticket")).body).toMatchObject({ items: [{ unread: 1, preview: "We are looking" }] });
  expect((await desk.as("ada").get<Rows>("/api/tickets?q=flibbertigibbet")).body.items).toEqual([]);
  for (const path of [`/api/conversations/${id}`, `/api/conversations/${id}/messages`, `/api/conversations/${id}/messages?after=2`, `/api/conversations/${id}/events`]) {
    expect(JSON.stringify((await desk.as("ada").get(path)).body)).not.toContain("flibbertigibbet");
  }
  await expect(desk.world.tx("system", (tx) => messageForMail(tx, id, note.body.seq))).rejects.toThrow("does not exist");

  // A public reply afterwards arrives, so the silence before it is no accident.
  await desk.reply("kofi", id, "Here is the answer");
  await live.hears<{ message: { body: string } }>("message", (m) => m.message.body === "Here is the answer");
  await desk.world.drain();
  expect(JSON.stringify(live.heard)).not.toContain("flibbertigibbet");
  expect(live.of("ticket")).toEqual([{ id, version: before.shown.version + 1 }]);
  const mails = await desk.world.tx("system", (tx) => tx.query<{ bodyText: string }>("SELECT body_text AS \"bodyText\" FROM mail_messages", []));
  expect(JSON.stringify(mails.rows)).not.toContain("flibbertigibbet");
});

test("CV-9 the desk's row never previews a note", async () => {
  const { id } = await desk.ticket();
  await desk.note("kofi", id, secret);
  const row = (await desk.rows("wanjiru")).items.find((r) => r.id === id);
  expect(row).toMatchObject({ lastSeq: 2, preview: expect.stringContaining("My post fails") });
});

test("CV-9 members, and staff without the right, can't write notes", async () => {
  const { id } = await desk.ticket();
  expect((await desk.note("ada", id)).status).toBe(403);
  expect((await desk.note("bayo", id)).status).toBe(403);
  expect((await desk.as("nobody").post(`/api/tickets/${id}/notes`, { clientId: randomUUID(), body: "x" })).status).toBe(401);
  await desk.world.tx("system", (tx) => tx.query("INSERT INTO identity_permission_overrides VALUES ($1, 'ticket.note', 'deny', $2, $3)", [desk.world.people.musa.id, desk.world.people.sade.id, tx.now]));
  await desk.note("kofi", id, secret);
  expect((await desk.note("musa", id)).status).toBe(403);
  expect((await desk.show("musa", id)).messages.items.map((m) => m.body)).not.toContain(secret);
});

test("CV-9 an agent's own ticket: the team's notes on it are not theirs to write", async () => {
  const { id } = await desk.ticket("kofi");
  expect((await desk.note("kofi", id)).status).toBe(403);
  expect((await desk.note("wanjiru", id)).status).toBe(201);
});

test("CV-1 the same note again is the same note", async () => {
  const { id } = await desk.ticket();
  const body = { clientId: randomUUID(), body: "Once" };
  const first = await desk.as("kofi").post(`/api/tickets/${id}/notes`, body);
  const again = await desk.as("kofi").post(`/api/tickets/${id}/notes`, body);
  expect([first.status, again.status]).toEqual([201, 200]);
  expect(again.body).toEqual(first.body);
});

test("CV-10 @username mentions staff who may read it, tells them at once, and nobody else", async () => {
  const { id, number } = await desk.ticket();
  const [wanjiru, ada] = [await desk.world.live("wanjiru"), await desk.world.live("ada")];
  await desk.note("kofi", id, "@Wanjiru please look; @kofi @ada @nobody.here are not told");
  expect(await wanjiru.hears("notification")).toEqual({ kind: "mention", ticketId: id, number, by: "Kofi Otieno" });
  expect(ada.of("notification")).toEqual([]);
  expect((await desk.as("wanjiru").get("/api/desk/summary")).body).toMatchObject({ mentions: 1 });
  expect((await desk.as("kofi").get("/api/desk/summary")).body).toMatchObject({ mentions: 0 });
  expect((await desk.rows("wanjiru", "?view=mentions")).items.map((r) => r.id)).toEqual([id]);
  expect((await desk.rows("kofi", "?view=mentions")).items).toEqual([]);

  expect((await desk.as("kofi").put("/api/desk/mentions/seen", { ticketId: id })).status).toBe(204);
  expect((await desk.as("wanjiru").get("/api/desk/summary")).body).toMatchObject({ mentions: 1 });
  expect((await desk.as("wanjiru").put("/api/desk/mentions/seen", { ticketId: id })).status).toBe(204);
  expect((await desk.as("wanjiru").get("/api/desk/summary")).body).toMatchObject({ mentions: 0 });
  // Seen, it is still to be found.
  expect((await desk.rows("wanjiru", "?view=mentions")).items).toHaveLength(1);
  expect((await desk.as("ada").put("/api/desk/mentions/seen", { ticketId: id })).status).toBe(403);
  expect((await desk.as("wanjiru").put("/api/desk/mentions/seen", { ticketId: randomUUID() })).status).toBe(404);
});
