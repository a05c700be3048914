import { afterAll, beforeAll, expect, test } from "vitest";
import type { TicketLinks } from "../../../../contract/desk-links.ts";
import { openDesk, type Desk } from "../desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

test("DK-13 a merged ticket counts what its requester can read: notes among the messages are not told by the number", async () => {
  const a = await desk.ticket("ada"), b = await desk.ticket("ada"), quiet = await desk.ticket("ada");
  await desk.note("kofi", a.id);
  await desk.note("kofi", a.id);
  await desk.reply("kofi", a.id, "We look");
  await desk.note("kofi", a.id);
  await desk.note("kofi", quiet.id);
  for (const { id } of [a, quiet]) expect((await desk.put("kofi", `/api/tickets/${id}/merge`, { into: b.id })).status).toBe(200);

  const read = async (id: string) => (await desk.as("ada").get<{ items: unknown[] }>(`/api/conversations/${id}/messages`)).body.items.length;
  const readable = [await read(a.id), await read(quiet.id)];
  expect(readable).toEqual([2, 1]);
  for (const who of ["ada", "kofi"] as const) {
    const shown = await desk.show(who, b.id);
    expect(shown.merged.map(({ messages }) => messages), who).toEqual(readable);
    expect(shown.timeline.filter(({ kind }) => kind === "merged_in").map(({ data }) => data.messages), who).toEqual(readable);
  }
  expect((await desk.as("kofi").get<TicketLinks>(`/api/tickets/${b.id}/links`)).body.merged.map(({ messages }) => messages)).toEqual(readable);
});
