import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const open = async (who: "ada" | "kofi") => (await world.as(who).post("/api/tickets", { subject: "A question", description: `Something ${randomUUID()}`, category: "other" })).body as unknown as { id: string; number: string };
const note = (ticket: { number: string }) => world.as("wanjiru").post(`/api/tickets/${ticket.number}/notes`, { clientId: randomUUID(), body: "SECRET-NOTE" });

test("CV-9 a note shows to the requester neither by number, nor by time, nor by read marker", async () => {
  const ticket = await open("ada");
  const summary = async () => ((await world.as("ada").get("/api/conversations?kind=ticket")).body.items as unknown as { id: string; lastSeq: number; lastMessageAt: string; unread: number }[]).find((c) => c.id === ticket.id);
  const before = await summary();
  world.clock.advance(60_000);
  expect((await note(ticket)).status).toBe(201);
  expect(await summary()).toEqual(before);
  expect((await world.as("ada").put(`/api/conversations/${ticket.id}/read`, { seq: 999_999 })).status).toBe(204);
  expect((await world.as("ada").get(`/api/conversations/${ticket.id}`)).body).toMatchObject({ lastSeq: before?.lastSeq, readSeq: before?.lastSeq });
  // The agent's side sees it.
  expect((await world.as("wanjiru").get(`/api/conversations/${ticket.id}`)).body.lastSeq).toBe((before?.lastSeq ?? 0) + 1);
});

test("CV-9 staff don't read, hear or answer the notes on their own ticket", async () => {
  const ticket = await open("kofi");
  const live = await world.live("kofi");
  expect(await live.watch(`conversation:${ticket.id}`)).toMatchObject({ ok: true });
  expect((await note(ticket)).status).toBe(201);
  for (const path of [`/api/tickets/${ticket.number}`, `/api/conversations/${ticket.id}`, `/api/conversations/${ticket.id}/messages`, `/api/conversations/${ticket.id}/messages?after=0`, `/api/conversations/${ticket.id}/messages?around=2`]) {
    expect(JSON.stringify((await world.as("kofi").get(path)).body)).not.toContain("SECRET-NOTE");
  }
  await world.as("wanjiru").post(`/api/tickets/${ticket.number}/replies`, { clientId: randomUUID(), body: "A public answer" });
  await live.hears<{ message: { body: string } }>("message", (m) => m.message.body === "A public answer");
  expect(JSON.stringify(live.heard)).not.toContain("SECRET-NOTE");
  expect((await world.as("kofi").post(`/api/tickets/${ticket.number}/notes`, { clientId: randomUUID(), body: "mine" })).status).toBe(403);
  expect(JSON.stringify((await world.as("wanjiru").get(`/api/tickets/${ticket.number}`)).body)).toContain("SECRET-NOTE");
});

test("CV-1 a reply points at a message of the same conversation that its writer can see", async () => {
  const ticket = await open("ada");
  await note(ticket);
  const reply = (replyTo: number) => world.as("ada").post(`/api/conversations/${ticket.id}/messages`, { clientId: randomUUID(), body: "about that", replyTo });
  expect((await reply(1)).status).toBe(201);
  expect((await reply(2)).status).toBe(422);
  expect((await reply(9999)).status).toBe(422);
});

test("CV-9 an edited, removed, delivered or read note shows to the requester in nothing, and its versions to staff alone", async () => {
  const ticket = await open("ada");
  const live = await world.live("ada");
  await live.watch(`conversation:${ticket.id}`);
  const reply = (await world.as("wanjiru").post<{ message: { seq: number } }>(`/api/tickets/${ticket.number}/replies`, { clientId: randomUUID(), body: "An answer" })).body.message;
  const look = async () => [
    (await world.as("ada").get(`/api/conversations/${ticket.id}`)).body, (await world.as("ada").get(`/api/conversations/${ticket.id}/messages?changedSince=0`)).body,
    (await world.as("ada").get(`/api/tickets/${ticket.number}`)).body, (await world.as("ada").get("/api/conversations")).body, (await world.as("ada").get(`/api/conversations/${ticket.id}/messages?after=0`)).body,
    // Asked for by its very number (CV-11), the note is as if it had never been.
    (await world.as("ada").get(`/api/conversations/${ticket.id}/messages?around=${reply.seq + 1}`)).body,
  ];
  await world.as("wanjiru").put(`/api/conversations/${ticket.id}/delivered`, { seq: reply.seq });
  // Who writes has read it.
  await live.hears<{ seq: number }>("read", (r) => r.seq === reply.seq);
  const [before, heard] = [await look(), live.heard.length];
  world.clock.advance(1000);
  const written = (await note(ticket)).body as unknown as { seq: number };
  const path = `/api/conversations/${ticket.id}/messages/${written.seq}`;
  expect((await world.as("wanjiru").send("PATCH", path, { body: "SECRET-EDIT", baseVersion: 1 })).status).toBe(200);
  expect((await world.as("wanjiru").put(`/api/conversations/${ticket.id}/delivered`, { seq: written.seq })).status).toBe(204);
  expect((await world.as("wanjiru").put(`/api/conversations/${ticket.id}/read`, { seq: written.seq })).status).toBe(204);
  expect((await world.as("wanjiru").send("DELETE", path, {})).status).toBe(200);
  expect(await look()).toEqual(before);
  // The public end of it still comes through, and nothing came before.
  await world.as("wanjiru").post(`/api/tickets/${ticket.number}/replies`, { clientId: randomUUID(), body: "One more" });
  await live.hears<{ seq: number }>("read", (r) => r.seq === written.seq + 1);
  expect(live.heard.slice(heard).map((h) => h.event).filter((event) => event !== "ticket")).toEqual(["message", "read"]);
  expect((await world.as("ada").get(`${path}/versions`)).body.items).toEqual([]);
  for (const attempt of [world.as("ada").send("PATCH", path, { body: "x", baseVersion: 1 }), world.as("ada").send("DELETE", path, {}), world.as("ada").post("/api/reports", { subjectKind: "message", subjectId: `${ticket.id}/${written.seq}`, reason: "spam" })]) {
    expect((await attempt).status).toBe(404);
  }
  expect(JSON.stringify((await world.as("kofi").get(`${path}/versions`)).body)).toContain("SECRET-EDIT");
  expect((await world.as("kofi").get(`/api/conversations/${ticket.id}/messages?changedSince=0`)).body.items).toHaveLength(1);
});

test("CV-9, MO-1 a note can't be reported by those who read it, and is in no report of its conversation", async () => {
  const ticket = await open("ada");
  const written = (await note(ticket)).body as unknown as { seq: number };
  await world.as("kofi").post(`/api/tickets/${ticket.number}/replies`, { clientId: randomUUID(), body: "A public answer" });
  const report = (subjectKind: string, subjectId: string) => world.as("kofi").post("/api/reports", { subjectKind, subjectId, reason: "spam" });
  expect((await report("message", `${ticket.id}/${written.seq}`)).status).toBe(404);
  expect((await report("message", `${ticket.id}/${written.seq + 1}`)).status).toBe(422);
  expect((await report("message", `${ticket.id}/1`)).status).toBe(201);
  expect((await report("conversation", ticket.id)).status).toBe(201);
  const { body } = await world.as("musa").get<{ items: { snapshot: { messages: { seq: number }[] } }[] }>("/api/reports");
  expect(body.items.map(({ snapshot }) => snapshot.messages.map(({ seq }) => seq))).toEqual([[1, written.seq + 1], [1]]);
  expect(JSON.stringify(body)).not.toContain("SECRET-NOTE");
});
