import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessTicket } from "./access.ts";
import { counting, openDesk, type Desk } from "./desk.fixture.ts";
import { showTicket } from "./show-ticket.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

test("DK-1 a ticket answers to its id and to its number in any case", async () => {
  const { id, number } = await desk.ticket();
  const byId = await desk.as("kofi").get(`/api/tickets/${id}`);
  for (const name of [number, number.toLowerCase(), id.toUpperCase()]) expect((await desk.as("kofi").get(`/api/tickets/${name}`)).body).toEqual(byId.body);
});

test("XX-4 a foreign ticket looks like a missing one", async () => {
  const { id } = await desk.ticket();
  const foreign = await desk.as("bayo").get(`/api/tickets/${id}`);
  const missing = await desk.as("bayo").get(`/api/tickets/${randomUUID()}`);
  expect(foreign.status).toBe(404);
  expect({ ...foreign.body, instance: "", requestId: "" }).toEqual({ ...missing.body, instance: "", requestId: "" });
  expect((await desk.as("bayo").get("/api/tickets/HELP-99999")).status).toBe(404);
  expect((await desk.as("nobody").get(`/api/tickets/${id}`)).status).toBe(401);
  expect((await desk.as("ada").get("/api/tickets/not-a-ticket")).status).toBe(422);
  for (const who of ["ada", "kofi", "musa", "nneka", "sade"] as const) expect((await desk.as(who).get(`/api/tickets/${id}`)).status).toBe(200);
});

test("DK-5 the requester sees whether staff have read it, and staff whether the requester has", async () => {
  const { id } = await desk.ticket();
  await desk.reply("kofi", id, "An answer");
  expect((await desk.show("ada", id))).toMatchObject({ unread: 1, readSeq: 1, readByOthersSeq: 2 });
  expect(await desk.show("kofi", id)).toMatchObject({ unread: 0, readSeq: 2, readByOthersSeq: 1 });
  await desk.put("ada", `/api/conversations/${id}/read`, { seq: 2 });
  expect(await desk.show("ada", id)).toMatchObject({ unread: 0, readSeq: 2, readByOthersSeq: 2 });
  expect(await desk.show("kofi", id)).toMatchObject({ readByOthersSeq: 2 });
});

test("CV-5 that a reply has reached a device of the other side is still known after a reload, and counts no note", async () => {
  const { id } = await desk.ticket();
  await desk.reply("kofi", id, "An answer");
  const ada = await desk.world.live("ada");
  await ada.ask("delivered", { items: [{ conversationId: id, seq: 2 }] });
  await expect.poll(async () => (await desk.show("kofi", id)).deliveredToOthersSeq).toBe(2);
  await desk.note("kofi", id);
  await desk.reply("ada", id, "Thank you");
  const kofi = await desk.world.live("kofi");
  await kofi.ask("delivered", { items: [{ conversationId: id, seq: 4 }] });
  await expect.poll(async () => (await desk.show("ada", id)).deliveredToOthersSeq).toBe(4);
  await desk.note("kofi", id);
  await kofi.ask("delivered", { items: [{ conversationId: id, seq: 5 }] });
  await expect.poll(async () => (await desk.show("wanjiru", id)).deliveredToOthersSeq).toBe(2);
  expect((await desk.show("ada", id)).deliveredToOthersSeq).toBe(4);
});

test("CV-3 a ticket with a long thread opens with its newest page and as many statements as a short one", async () => {
  const [short, long] = [await desk.ticket(), await desk.ticket()];
  await desk.world.tx("ada", async (tx) => {
    for (let i = 0; i < 120; i++) await tx.query("SELECT conversation_post($1, uuidv7(), $2, 'public', NULL, NULL, 'person', NULL, NULL, true, $3)", [long.id, `m${i}`, tx.now]);
  });
  const shown = await desk.show("ada", long.id);
  expect(shown.messages).toMatchObject({ more: true, lastSeq: 121 });
  expect(shown.messages.items).toHaveLength(50);
  expect(shown.description).toBe(long.description);
  const statements = (id: string) => desk.world.tx("kofi", async (tx) => {
    const { tx: counted, count } = counting(tx);
    await showTicket(counted, await accessTicket(counted, id));
    return count();
  });
  expect(await statements(long.id)).toBe(await statements(short.id));
});
