import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type Desk } from "./desk.fixture.ts";
import { messageForMail, openTicketsOf, ticketForMail } from "./index.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

test("AS-5 a person's unsolved tickets, the one most like the text first", async () => {
  const login = await desk.ticket("ada", { subject: "Cannot sign in", description: "My password is refused since this morning", category: "account" });
  const paid = await desk.ticket("ada", { subject: "Charged twice", description: "I was charged twice for one bundle", category: "payment" });
  const solved = await desk.ticket("ada", { subject: "Charged twice", description: "I was charged twice for one bundle last week", category: "payment" });
  await desk.put("kofi", `/api/tickets/${solved.id}/resolution`);
  await desk.ticket("bayo", { subject: "Charged twice", description: "I was charged twice for a bundle", category: "payment" });
  const found = await desk.world.tx("ada", (tx) => openTicketsOf(tx, desk.world.people.ada.id, "they charged me twice for the bundle"));
  expect(found.map((t) => t.id)).toEqual([paid.id, login.id]);
  expect(found[0]).toMatchObject({ number: paid.number, category: "payment", status: "open", text: "I was charged twice for one bundle", progress: expect.any(String) });
  expect((found[0]?.similarity ?? 0) > 0.4 && (found[1]?.similarity ?? 1) < 0.3).toBe(true);
  // Another member asking for hers gets nothing.
  expect(await desk.world.tx("bayo", (tx) => openTicketsOf(tx, desk.world.people.ada.id, "charged"))).toEqual([]);
});

test("CV-9 what mails may quote of a ticket: its public side only", async () => {
  const { id, number } = await desk.ticket("ada", { subject: "Cannot post" });
  await desk.reply("kofi", id, "Try again");
  await desk.note("kofi", id, "She always forgets");
  const mailed = await desk.world.tx("system", async (tx) => ({ ticket: await ticketForMail(tx, id), reply: await messageForMail(tx, id, 2) }));
  expect(mailed).toMatchObject({ ticket: { number, subject: "Cannot post", requester: { name: "Ada Obi" }, progress: "We are looking into it" }, reply: { body: "Try again", author: { name: "Kofi Otieno" } } });
  for (const seq of [3, 4, 0]) await expect(desk.world.tx("system", (tx) => messageForMail(tx, id, seq))).rejects.toThrow("does not exist");
  await expect(desk.world.tx("bayo", (tx) => ticketForMail(tx, id))).rejects.toThrow("does not exist");
});
