import { afterAll, beforeAll, expect, test } from "vitest";
import type { Rows } from "./desk.fixture.ts";
import { openDesk, type Desk } from "./desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const own = async (who: "ada" | "bayo" | "kofi", query = "") => (await desk.as(who).get<Rows>(`/api/tickets${query}`)).body;

test("DK-5 one's own tickets, the newest change that one can see first, with what is unread", async () => {
  const [first, second, third] = [await desk.ticket(), await desk.ticket("ada", { subject: "Charged twice", description: "By M-PESA" }), await desk.ticket()];
  await desk.ticket("bayo");
  await desk.reply("kofi", first.id, "An answer");
  await desk.reply("kofi", first.id, "And another");
  await desk.note("kofi", second.id);
  await desk.put("kofi", `/api/tickets/${second.id}/tags`, { tags: ["vip"] });
  const list = await own("ada");
  // Notes and tags move nothing for her.
  expect(list.items.map((row) => row.id)).toEqual([first.id, third.id, second.id]);
  expect(list.items[0]).toMatchObject({ unread: 2, preview: "And another", lastSeq: 3, status: "in_progress", assignee: null, team: null, tags: [], waitingSince: null });
  expect(list.items[2]).toMatchObject({ unread: 0, lastSeq: 1, tags: [] });
  await desk.put("ada", `/api/conversations/${first.id}/read`, { seq: 3 });
  expect((await own("ada")).items[0]?.unread).toBe(0);

  expect((await own("ada", "?q=charg")).items.map((row) => row.id)).toEqual([second.id]);
  expect((await own("ada", "?q=another")).items).toEqual([]);
  expect((await own("ada", "?status=in_progress")).items.map((row) => row.id)).toEqual([first.id]);
  expect((await own("ada", "?status=open&status=closed")).items).toHaveLength(2);
  const page = await own("ada", "?limit=2");
  expect(page.items).toHaveLength(2);
  expect((await own("ada", `?limit=2&cursor=${page.nextCursor}`)).items.map((row) => row.id)).toEqual([second.id]);
});

test("DK-5 nobody sees another's, also staff here only their own", async () => {
  await desk.ticket("chika", { subject: "Hers alone" });
  expect((await own("bayo", "?q=hers")).items).toEqual([]);
  expect((await own("kofi")).items).toEqual([]);
  expect((await desk.as("nobody").get("/api/tickets")).status).toBe(401);
  expect((await desk.as("ada").get("/api/tickets?status=lost")).status).toBe(422);
});

test("DK-5 live: a change that the requester can see is told to them, once", async () => {
  const { id } = await desk.ticket();
  const [ada, bayo] = [await desk.world.live("ada"), await desk.world.live("bayo")];
  await desk.note("kofi", id);
  await desk.put("kofi", `/api/tickets/${id}/resolution`);
  expect(await ada.hears("ticket")).toEqual({ id, version: 2 });
  await desk.ticket("bayo");
  await bayo.hears("ticket");
  expect(ada.of("ticket")).toHaveLength(1);
  expect(bayo.of<{ id: string }>("ticket").some((t) => t.id === id)).toBe(false);
});
