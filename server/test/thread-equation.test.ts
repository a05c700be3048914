import fc from "fast-check";
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Message, MessagesPageAnswer } from "../../contract/conversations.ts";
import type { ServerEvents } from "../../contract/live.ts";
import { missesChanges, missesMessages, openThread, threadAfter, type Snapshot, type ThreadEvent, type ThreadState } from "../../web/src/features/conversations/thread-state.ts";
import type { LiveClient } from "./live-client.ts";
import { openWorld, type CastName, type World } from "./world.ts";

// The web's own reducer, fed with what the real server told and answered.

type Writer = "ada" | "wanjiru" | "kofi";
interface Ticket { id: string; number: string; messages: Snapshot["page"]; timeline: Snapshot["timeline"]; readSeq: number; readByOthersSeq: number; deliveredToOthersSeq: number }
/** A look at the thread, and how many events had been heard before it was asked for. */
interface Look { snapshot: Snapshot; heard: number }
interface Reader { who: "ada" | "wanjiru"; live: LiveClient; looks: Look[]; told: ThreadEvent[] }

let world: World;
let ticket: Ticket;
let readers: Reader[];
const seed = 20_261_122;

beforeAll(async () => {
  world = await openWorld();
  ticket = (await world.as("ada").post<Ticket>("/api/tickets", { subject: "My order", description: "It has not come", category: "other" })).body;
  readers = await Promise.all((["ada", "wanjiru"] as const).map(async (who) => ({ who, live: await world.live(who), looks: [], told: [] })));
  for (const { live } of readers) await live.watch(`conversation:${ticket.id}`);
  const steps = fc.sample(step, { numRuns: 90, seed });
  for (const [nth, one] of steps.entries()) {
    if (nth % 15 === 0) await lookAll();
    await act(one);
  }
  // The last sign of all: what was told before it has been heard with it.
  const last = (await world.as("kofi").post<{ message: Message }>(`/api/tickets/${ticket.number}/replies`, { clientId: randomUUID(), body: "That was all" })).body.message.seq;
  await world.as("ada").put(`/api/conversations/${ticket.id}/read`, { seq: last });
  for (const reader of readers) {
    await reader.live.hears<{ personId: string; seq: number }>("read", ({ personId, seq }) => personId === world.people.ada.id && seq === last);
    reader.told = eventsOf(reader);
  }
});
afterAll(() => world.close());

type Step = { what: "say" | "note"; by: Writer; status: "pending" | "resolved" | undefined } | { what: "edit" | "remove" | "read" | "delivered"; by: Writer; which: number };
const writer = fc.constantFrom<Writer>("ada", "wanjiru", "kofi");
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ what: fc.constantFrom("say" as const, "say" as const, "note" as const), by: writer, status: fc.constantFrom("pending" as const, "resolved" as const, undefined, undefined) }) },
  { weight: 5, arbitrary: fc.record({ what: fc.constantFrom("edit" as const, "edit" as const, "remove" as const, "read" as const, "delivered" as const), by: writer, which: fc.nat() }) },
);

const said = new Map<Writer, Message[]>([["ada", []], ["wanjiru", []], ["kofi", []]]);

/** Does one thing over HTTP; some are refused, as they would be to anybody. */
async function act(one: Step): Promise<void> {
  world.clock.advance(2000);
  const me = world.as(one.by);
  const mine = said.get(one.by) ?? [];
  const messages = `/api/conversations/${ticket.id}/messages`;
  if ("status" in one) {
    const body = { clientId: randomUUID(), body: `${one.what} of ${one.by}, ${randomUUID()}` };
    if (one.by === "ada") mine.push((await me.post<Message>(messages, body)).body);
    else if (one.what === "note") mine.push((await me.post<{ message: Message }>(`/api/tickets/${ticket.number}/notes`, body)).body.message);
    else {
      const answer = await me.post<{ message: Message }>(`/api/tickets/${ticket.number}/replies`, one.status ? { ...body, setStatus: one.status } : body);
      if (answer.status === 201) mine.push(answer.body.message);
    }
    return;
  }
  if (one.what === "read" || one.what === "delivered") {
    await me.put(`/api/conversations/${ticket.id}/${one.what}`, { seq: 1 + (one.which % 60) });
    return;
  }
  const at = one.which % Math.max(1, mine.length);
  const message = mine[at];
  if (!message || message.removed) return;
  const answer = one.what === "edit"
    ? await me.send<Message>("PATCH", `${messages}/${message.seq}`, { body: `${message.body} again`, baseVersion: message.version })
    : await me.send<Message>("DELETE", `${messages}/${message.seq}`, {});
  if (answer.status === 200) mine[at] = answer.body;
}

async function look(who: CastName): Promise<Snapshot> {
  const { body } = await world.as(who).get<Ticket>(`/api/tickets/${ticket.number}`);
  return { page: body.messages, timeline: body.timeline, readByMe: body.readSeq, readByOthers: body.readByOthersSeq, deliveredToOthers: body.deliveredToOthersSeq };
}

async function lookAll(): Promise<void> {
  for (const reader of readers) {
    const heard = eventsOf(reader).length;
    reader.looks.push({ heard, snapshot: await look(reader.who) });
  }
}

/** What a page of the reader makes of what its socket heard: on the desk the requester's markers count, and one's own. */
function eventsOf({ who, live }: Reader): ThreadEvent[] {
  const counts = (personId: string) => who === "ada" || personId === world.people.ada.id;
  return live.heard.flatMap(({ event, payload }): ThreadEvent[] => {
    const news = payload as { conversationId?: string };
    if (news.conversationId !== ticket.id) return [];
    if (event === "message") return [{ type: event, message: (payload as ServerEvents["message"]).message }];
    if (event === "event") return [{ type: event, event: (payload as ServerEvents["event"]).event }];
    if (event === "message-changed") return [{ type: "changed", ...(({ message, change }) => ({ message, change }))(payload as ServerEvents["message-changed"]) }];
    if (event !== "read" && event !== "delivered") return [];
    const { personId, seq } = payload as ServerEvents["read"];
    return counts(personId) || (event === "read" && personId === world.people[who].id) ? [{ type: event, personId, seq }] : [];
  });
}

/** What a reader sees; whoever has read a message has it, and is told of with one sign. */
const seen = ({ messages, timeline, readByMe, readByOthers, deliveredToOthers }: ThreadState) => ({ messages, timeline, readByMe, readByOthers, deliveredToOthers: Math.max(deliveredToOthers, readByOthers) });
const open = ({ who }: Reader, snapshot: Snapshot) => openThread(ticket.id, world.people[who].id, snapshot);
const run = (state: ThreadState, events: readonly ThreadEvent[]) => events.reduce(threadAfter, state);

/** Asks for what is missing as the page does, but in small pages. */
async function caughtUp({ who }: Reader, before: ThreadState): Promise<ThreadState> {
  const ask = async (query: string) => (await world.as(who).get<MessagesPageAnswer>(`/api/conversations/${ticket.id}/messages?limit=7&${query}`)).body;
  let state = before;
  for (let rounds = 0; missesMessages(state) && rounds < 30; rounds++) state = threadAfter(state, { type: "newer", after: state.completeTo, page: await ask(`after=${state.completeTo}`) });
  for (let rounds = 0; missesChanges(state) && rounds < 30; rounds++) state = threadAfter(state, { type: "changes", since: state.changesTo, page: await ask(`changedSince=${state.changesTo}`) });
  return state;
}

/** In an order of chance, each up to three times. */
const shuffled = (events: readonly ThreadEvent[], dice: Iterator<number>) => {
  const roll = () => Number(dice.next().value ?? 0);
  return events.flatMap((event) => Array.from({ length: 1 + (roll() % 3) }, () => ({ event, place: roll() }))).sort((a, b) => a.place - b.place).map(({ event }) => event);
};

test.each([["the requester", 0], ["an agent", 1]] as const)("CV-4 CV-6 CV-8 CV-9 what the real server told %s after a look, in any order and some of it repeated, makes a fresh look of it", async (_who, nth) => {
  const reader = readers[nth] as Reader;
  const fresh = await look(reader.who);
  const kinds = new Set(reader.told.map(({ type }) => type));
  expect([...kinds].sort()).toEqual(["changed", "delivered", "event", "message", "read"]);
  expect(fresh.page.items.some(({ visibility }) => visibility === "internal")).toBe(reader.who === "wanjiru");
  expect(reader.told.some((event) => event.type === "message" && event.message.visibility === "internal")).toBe(reader.who === "wanjiru");
  fc.assert(fc.property(fc.constantFrom(...reader.looks), fc.infiniteStream(fc.nat()), ({ snapshot, heard }, dice) => {
    const state = run(open(reader, snapshot), [{ type: "synced" }, ...shuffled(reader.told.slice(heard), dice), ...shuffled(reader.told.slice(0, heard), dice).filter(() => Number(dice.next().value) % 4 === 0)]);
    expect(seen(state)).toEqual(seen(open(reader, fresh)));
    expect(missesChanges(state)).toBe(false);
  }), { seed });
});

test.each([["the requester", 0], ["an agent", 1]] as const)("CV-4 CV-8 CV-9 of what the real server told %s half is lost: what is noticed to be missing is asked for, and a fresh look comes out", async (_who, nth) => {
  const reader = readers[nth] as Reader;
  const fresh = await look(reader.who);
  await fc.assert(fc.asyncProperty(fc.constantFrom(...reader.looks), fc.infiniteStream(fc.nat()), fc.boolean(), async ({ snapshot, heard }, dice, connected) => {
    const half = shuffled(reader.told.slice(heard), dice).filter(() => Number(dice.next().value) % 2 === 0);
    // While the connection stood, or after it had gone: then a look comes first (CV-4).
    const state = run(open(reader, snapshot), [{ type: connected ? "synced" : "lost" }, ...half, { type: "page", snapshot: fresh }]);
    const whole = threadAfter(await caughtUp(reader, state), { type: "synced" });
    expect(seen(whole)).toEqual(seen(open(reader, fresh)));
    expect(missesMessages(whole) || missesChanges(whole)).toBe(false);
  }), { seed, numRuns: 25 });
});
