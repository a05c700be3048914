import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyTicketEvent, listFrom } from "../../../contract/desk-list.ts";
import type { DeskFilter, TicketRow } from "../../../contract/desk.ts";
import type { ServerEvents } from "../../../contract/live.ts";
import type { LiveClient } from "../../test/live-client.ts";
import { openDesk, type Desk } from "./desk.fixture.ts";

let desk: Desk;
let live: LiveClient;
const tickets: string[] = [];
beforeAll(async () => {
  desk = await openDesk({ settings: { "limits.message": 100_000 } });
  live = await desk.world.live("kofi");
  const watched = await live.watch("desk");
  if (!watched.ok) throw new Error(`the desk is not watched: ${watched.code}`);
  for (const who of ["ada", "bayo", "chika", "ada", "bayo"] as const) tickets.push((await desk.ticket(who)).id);
});
afterAll(() => desk.close());

const filters: readonly DeskFilter[] = [
  {}, { view: "mine", sort: "priority" }, { view: "unassigned", sort: "waiting" }, { view: "all_open", sort: "created" }, { view: "solved" }, { status: ["open", "pending"], sort: "-created" },
  { assignee: ["none", "me"], sort: "priority" }, { tag: ["vip"], sort: "updated" }, { category: ["payment"], priority: ["high", "urgent"] },
  { notStatus: ["closed", "resolved"], notTag: ["slow"] }, { notAssignee: ["me"], notPriority: ["low"], sort: "waiting" }, { notAssignee: ["none"], notCategory: ["bug"], notChannel: ["email"] },
];
const queryOf = (filter: DeskFilter) => Object.entries(filter).flatMap(([name, value]) => [value].flat().map((v) => `${name}=${String(v)}`)).join("&");
const whatIsShared = (rows: readonly TicketRow[]) => rows.map(({ unread: _own, ...row }) => row);

/** One step of the desk's day, on one of the tickets. Refusals (a closed ticket takes no staff reply) are part of it. */
const step = fc.record({ ticket: fc.nat(5), what: fc.constantFrom("reply", "answer", "pending", "solve", "reopen", "close", "unclose", "claim", "give", "release", "priority", "category", "tags", "note", "new") });
async function play({ ticket, what }: { ticket: number; what: string }): Promise<void> {
  const id = tickets[ticket % tickets.length] ?? "";
  const path = `/api/tickets/${id}`;
  const { kofi, wanjiru } = desk.world.people;
  const acts: Record<string, () => Promise<unknown>> = {
    reply: () => desk.as(["ada", "bayo", "chika", "ada", "bayo"][ticket % 5] as "ada").post(`${path}/replies`, { clientId: randomUUID(), body: "Words" }),
    answer: () => desk.as("kofi").post(`${path}/replies`, { clientId: randomUUID(), body: "An answer" }), pending: () => desk.as("wanjiru").post(`${path}/replies`, { clientId: randomUUID(), body: "Which?", setStatus: "pending" }),
    solve: () => desk.as("kofi").put(`${path}/resolution`), reopen: () => desk.as("kofi").delete(`${path}/resolution`), close: () => desk.as("kofi").put(`${path}/closure`, { reason: "other" }), unclose: () => desk.as("kofi").delete(`${path}/closure`),
    claim: () => desk.as("kofi").put(`${path}/assignment`, { staffId: kofi.id, note: "Mine" }), give: () => desk.as("kofi").put(`${path}/assignment`, { staffId: wanjiru.id }), release: () => desk.as("kofi").delete(`${path}/assignment`),
    priority: () => desk.as("kofi").put(`${path}/priority`, { priority: ["low", "high", "urgent"][ticket % 3] }), category: () => desk.as("kofi").put(`${path}/category`, { category: ["payment", "bug"][ticket % 2] }),
    tags: () => desk.as("kofi").put(`${path}/tags`, { tags: [["vip"], [], ["vip", "slow"]][ticket % 3] }), note: () => desk.as("wanjiru").post(`${path}/notes`, { clientId: randomUUID(), body: "Between us" }),
    new: async () => { tickets.push((await desk.ticket("ada", { category: "payment", priority: "high" })).id); },
  };
  await acts[what]?.();
  desk.world.clock.advance(1000);
}

test("DK-6 snapshot + events = fresh snapshot, for every filter and order, whole and by the page", async () => {
  const context = { me: desk.world.people.kofi.id };
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
    const asks = filters.flatMap((filter) => [100, 3].map((limit) => ({ filter, query: `?${queryOf(filter)}&limit=${limit}` })));
    const before = await Promise.all(asks.map(({ query }) => desk.rows("kofi", query)));
    const heard = live.heard.length;
    for (const s of steps) await play(s);
    // A last change that everybody hears: what came before it has come.
    const marker = (await desk.ticket("chika")).id;
    tickets.push(marker);
    await live.hears<ServerEvents["ticket"]>("ticket", (t) => t.id === marker);
    const events = live.heard.slice(heard).filter((h) => h.event === "ticket").map((h) => h.payload as ServerEvents["ticket"]);
    const fresh = await Promise.all(asks.map(({ query }) => desk.rows("kofi", query)));
    asks.forEach(({ filter, query }, i) => {
      const start = listFrom(before[i]?.items ?? [], before[i]?.nextCursor !== null);
      const after = events.reduce((list, event) => applyTicketEvent(list, event, filter, context), start);
      const expected = fresh[i]?.items ?? [];
      const known = after.more ? expected.slice(0, after.items.length) : expected;
      // A page grows by what moves into it; the server's answer ends at its limit.
      expect([query, whatIsShared(after.items.slice(0, known.length))]).toEqual([query, whatIsShared(known)]);
      if (!after.more && expected.length < 100 && query.endsWith("=100")) expect(after.items).toHaveLength(expected.length);
    });
  }), { numRuns: 12 });
});

test("DK-6 the room of the desk is the team's", async () => {
  const ada = await desk.world.live("ada");
  expect(await ada.watch("desk")).toMatchObject({ ok: false, code: "not-found" });
  const { id } = await desk.ticket("ada");
  expect(await ada.watch(`ticket:${id}`)).toMatchObject({ ok: false, code: "not-found" });
  await desk.reply("kofi", id, "To Ada");
  // Her own room tells that something changed, and nothing of the row.
  const told = await ada.hears<ServerEvents["ticket"]>("ticket", (t) => t.id === id && t.version === 2);
  expect(Object.keys(told).sort()).toEqual(["id", "version"]);
  expect((await desk.show("ada", id)).version).toBe(told.version);
});
