import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, refusal, type Desk } from "./desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk({ settings: { "limits.message": 100_000 } }); });
afterAll(() => desk.close());

type Who = "ada" | "kofi" | "wanjiru";
const step = fc.record({ who: fc.constantFrom<Who[]>("ada", "kofi", "wanjiru"), what: fc.constantFrom("reply", "note", "read") });

/** What somebody has not read, counted message by message as they see them. */
async function counted(who: Who, id: string): Promise<number> {
  const { readSeq } = await desk.show(who, id);
  const { items } = (await desk.as(who).get<{ items: { seq: number; author: { id: string } | null }[] }>(`/api/conversations/${id}/messages?after=${readSeq}`)).body;
  return items.filter(({ author }) => author?.id !== desk.world.people[who].id).length;
}

test("CV-6 the unread number of the list and of the ticket is the number of others' messages behind the marker, for the requester, for who takes part and for who does not", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 10 }), async (steps) => {
    const { id } = await desk.ticket();
    for (const { who, what } of steps) {
      if (what === "read") await desk.put(who, `/api/conversations/${id}/read`, { seq: (await desk.show(who, id)).lastSeq });
      else if (what === "note" && who !== "ada") await desk.note(who, id);
      else await desk.as(who).post(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body: "Words" });
    }
    const written = new Set(steps.filter(({ who, what }) => who !== "ada" && what === "reply").map(({ who }) => who));
    for (const who of ["kofi", "wanjiru"] as const) {
      // Whoever has not answered takes no part: nothing of it is theirs to read.
      const expected = written.has(who) ? await counted(who, id) : 0;
      expect((await desk.show(who, id)).unread).toBe(expected);
      expect((await desk.rows(who, "?limit=100")).items.find((row) => row.id === id)?.unread).toBe(expected);
    }
    const own = (await desk.as("ada").get<{ items: { id: string; unread: number }[] }>("/api/tickets?limit=100")).body.items;
    expect(own.find((row) => row.id === id)?.unread).toBe(await counted("ada", id));
  }), { numRuns: 15 });
});

test("CV-6 one's own notes are not unread, also where one takes part by a merge", async () => {
  const [into, from] = [await desk.ticket(), await desk.ticket()];
  for (let i = 0; i < 3; i++) await desk.note("kofi", into.id);
  await desk.reply("kofi", from.id);
  expect((await desk.as("wanjiru").put(`/api/tickets/${from.id}/merge`, { into: into.id })).status).toBeLessThan(300);
  expect((await desk.show("kofi", into.id)).unread).toBe(await counted("kofi", into.id));
});

test("CV-3 a ticket that is named in capitals is the same ticket", async () => {
  const { id } = await desk.ticket();
  const { status, body } = await desk.as("kofi").post<{ message: { conversationId: string } }>(`/api/tickets/${id.toUpperCase()}/replies`, { clientId: randomUUID(), body: "Loud" });
  expect([status, body.message.conversationId]).toEqual([201, id]);
});

test("XX-4 whoever may not see a ticket does not wait for what is done with it", async () => {
  const { id, number } = await desk.ticket();
  await desk.reply("kofi", number);
  await desk.as("bayo").get("/api/tickets");
  const { promise: free, resolve: letGo } = Promise.withResolvers<void>();
  const held = desk.world.tx("system", async (tx) => {
    await tx.query("SELECT 1 FROM conversations WHERE id = $1 FOR NO KEY UPDATE", [id]);
    await free;
  });
  for (const name of [number, id]) expect((await desk.as("bayo").post(`/api/tickets/${name}/replies`, { clientId: randomUUID(), body: "x" })).status).toBe(404);
  letGo();
  await held;
});

test("CV-6 who writes in a ticket has read it, and the other side is told", async () => {
  const { id } = await desk.ticket();
  for (const body of ["More", "And more"]) await desk.as("ada").post(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body });
  const ada = await desk.world.live("ada");
  await ada.watch(`conversation:${id}`);
  const { message } = (await desk.reply("kofi", id)).body;
  expect(await ada.hears<{ personId: string; seq: number }>("read", (r) => r.seq === message.seq)).toMatchObject({ personId: desk.world.people.kofi.id });
  expect(await desk.show("kofi", id)).toMatchObject({ readSeq: message.seq, unread: 0 });
  await desk.as("ada").post(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body: "Thanks" });
  expect(await desk.show("kofi", id)).toMatchObject({ readSeq: message.seq, unread: 1 });
});

test("CV-6 a reply that is refused moves no marker and leaves nothing, whether the ticket was named by its number or its id", async () => {
  const { id, number } = await desk.ticket();
  await desk.reply("kofi", number);
  await desk.put("kofi", `/api/tickets/${id}/closure`, { reason: "other" });
  for (const name of [number, id]) {
    const answer = await desk.as("kofi").post(`/api/tickets/${name}/replies`, { clientId: randomUUID(), body: "Too late" });
    expect(refusal(answer)).toMatchObject({ status: 409, code: "forbidden-move" });
  }
  expect(await desk.show("kofi", id)).toMatchObject({ lastSeq: 2, readSeq: 2 });
  // The requester's reply to a closed ticket goes on in a new one, once.
  const clientId = randomUUID();
  const again = await Promise.all([1, 2].map(() => desk.as("ada").post<{ followUp: { id: string } }>(`/api/tickets/${id}/replies`, { clientId, body: "It is back" })));
  expect(new Set(again.map(({ body }) => body.followUp.id)).size).toBe(1);
  expect((await desk.show("ada", id)).lastSeq).toBe(2);
});
