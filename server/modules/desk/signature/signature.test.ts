import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, refusal, type Desk } from "../desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const path = "/api/desk/signature";
const answersIn = (id: string) => desk.world.tx("system", async (tx) => (await tx.query<{ body_text: string }>("SELECT body_text FROM mail_messages WHERE conversation_id = $1 AND template = 'ticket-reply'", [id])).rows.map((row) => row.body_text));

test("DK-9 an agent's signature stands under their answers in mails only, and nobody else's; members have none", async () => {
  for (const who of ["ada", "nobody"] as const) expect((await desk.as(who).put(path, { words: "x" })).status).toBe(who === "ada" ? 403 : 401);
  expect(refusal(await desk.as("kofi").put(path, { words: "x".repeat(301) }))).toMatchObject({ status: 422, detail: "Keep it to 300 characters." });
  expect((await desk.as("kofi").put(path, { words: "  Kofi, Payments\nMon–Fri 8–17 " })).body).toEqual({ words: "Kofi, Payments\nMon–Fri 8–17" });
  expect((await desk.as("wanjiru").get(path)).body).toEqual({ words: "" });
  const { id } = await desk.ticket();
  await desk.reply("kofi", id, "We paid it back.");
  await desk.note("kofi", id, "Careful.");
  const other = await desk.ticket("bayo");
  await desk.reply("wanjiru", other.id, "It is on its way.");
  await desk.world.drain();
  expect((await answersIn(id)).map((text) => text.includes("We paid it back.") && text.includes("Mon–Fri 8–17"))).toEqual([true]);
  expect((await answersIn(other.id)).map((text) => text.includes("Mon–Fri 8–17"))).toEqual([false]);
  expect(JSON.stringify((await desk.show("ada", id)).messages.items)).not.toContain("Mon–Fri");
  expect((await desk.as("kofi").put(path, { words: "" })).body).toEqual({ words: "" });
  expect((await desk.as("kofi").get(path)).body).toEqual({ words: "" });
});
