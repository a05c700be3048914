import fc from "fast-check";
import { expect, test } from "vitest";
import type { Message, TimelineEvent } from "../../../../contract/conversations.ts";
import { missesChanges, missesMessages, openThread, threadAfter, type Snapshot, type ThreadEvent, type ThreadState } from "./thread-state.ts";

const me = "member";
const people: Record<string, { part: Message["authorPart"] }> = { member: { part: "member" }, staff: { part: "staff" }, colleague: { part: "staff" } };
const pageSize = 4;
const uuidOf = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

type Step = { what: "message"; by: string } | { what: "note" } | { what: "event" } | { what: "read" | "delivered"; by: string } | { what: "edit" | "remove"; which: number };

/** A server that keeps everything and tells everything: what the reducer is measured against. */
function serverAfter(steps: readonly Step[]) {
  const messages: Message[] = [];
  const timeline: TimelineEvent[] = [];
  const read: Record<string, number> = {};
  const delivered: Record<string, number> = {};
  const changedAt = new Map<number, number>();
  let changes = 0;
  const told: ThreadEvent[] = [];
  let seq = 0;
  for (const step of steps) {
    const at = new Date(Date.UTC(2026, 10, 20, 9, 0, told.length)).toISOString();
    if (step.what === "note") seq++;
    if (step.what === "message") {
      const author = { id: step.by, name: step.by, username: null, image: null, isStaff: step.by !== me };
      const message: Message = {
        id: uuidOf(seq + 1), conversationId: uuidOf(0), seq: ++seq, clientId: uuidOf(1_000 + seq), author, authorPart: people[step.by]?.part ?? "bot",
        visibility: "public", body: `text ${seq}`, replyToSeq: null, extra: null, createdAt: at,
        attachments: [], version: 1, edited: null, removed: null,
      };
      messages.push(message);
      told.push({ type: "message", message });
    }
    if (step.what === "edit" || step.what === "remove") {
      const at = messages.length > 0 ? step.which % messages.length : -1;
      const before = messages[at];
      if (!before || before.removed) continue;
      const time = before.createdAt;
      const message: Message = step.what === "edit"
        ? { ...before, body: `${before.body}!`, version: before.version + 1, edited: { at: time, byPart: "member" } }
        : { ...before, body: "", version: before.version + 1, removed: { at: time, by: "author" } };
      messages[at] = message;
      changedAt.set(message.seq, ++changes);
      told.push({ type: "changed", message, change: changes });
    }
    if (step.what === "delivered") {
      delivered[step.by] = Math.max(delivered[step.by] ?? 0, seq);
      told.push({ type: "delivered", personId: step.by, seq });
    }
    if (step.what === "event") {
      const event: TimelineEvent = { number: timeline.length + 1, kind: "resolved", afterSeq: seq, actor: null, actorKind: "member", visibility: "public", data: {}, at };
      timeline.push(event);
      told.push({ type: "event", event });
    }
    if (step.what === "read") {
      read[step.by] = Math.max(read[step.by] ?? 0, seq);
      told.push({ type: "read", personId: step.by, seq });
    }
  }
  const newer = (after: number) => {
    const found = messages.filter((one) => one.seq > after);
    return { items: found.slice(0, pageSize), more: found.length > pageSize, lastSeq: seq, lastChange: changes };
  };
  const older = (before: number) => {
    const found = messages.filter((one) => one.seq < before);
    return { items: found.slice(-pageSize), more: found.length > pageSize, lastSeq: seq, lastChange: changes };
  };
  const around = (at: number) => {
    const [before, after] = [messages.filter((one) => one.seq <= at), messages.filter((one) => one.seq > at)];
    return { items: [...before.slice(-pageSize / 2), ...after.slice(0, pageSize / 2)], more: before.length > pageSize / 2, moreAfter: after.length > pageSize / 2, lastSeq: seq, lastChange: changes };
  };
  const changed = (since: number) => {
    const found = messages.filter((one) => (changedAt.get(one.seq) ?? 0) > since).sort((a, b) => (changedAt.get(a.seq) ?? 0) - (changedAt.get(b.seq) ?? 0));
    const items = found.slice(0, pageSize);
    return { items, more: found.length > pageSize, lastSeq: seq, lastChange: changedAt.get(items.at(-1)?.seq ?? 0) ?? since };
  };
  const furthest = (of: Record<string, number>) => Math.max(0, ...Object.entries(of).filter(([who]) => who !== me).map(([, upTo]) => upTo));
  const snapshot: Snapshot = { page: older(Infinity), timeline, readByMe: read[me] ?? 0, readByOthers: furthest(read), deliveredToOthers: furthest(delivered) };
  return { messages, told, snapshot, newer, older, around, changed };
}

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant("message" as const), by: fc.constantFrom(...Object.keys(people)) }) },
  { weight: 1, arbitrary: fc.constant({ what: "note" as const }) },
  { weight: 1, arbitrary: fc.constant({ what: "event" as const }) },
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom("edit" as const, "remove" as const), which: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constantFrom("read" as const, "delivered" as const), by: fc.constantFrom(...Object.keys(people)) }) },
);

/** What a reader sees: everything but where it came from. */
function seen({ messages, timeline, outgoing, readByMe, readByOthers, deliveredToOthers }: ThreadState) {
  return { messages, timeline, outgoing, readByMe, readByOthers, deliveredToOthers };
}

function expectFresh(state: ThreadState, server: ReturnType<typeof serverAfter>) {
  const fresh = openThread(uuidOf(0), me, server.snapshot);
  const from = state.messages[0]?.seq ?? 0;
  expect(seen(state)).toEqual({ ...seen(fresh), messages: server.messages.filter((one) => one.seq >= from) });
  expect(from).toBeLessThanOrEqual(fresh.messages[0]?.seq ?? 0);
}

const run = (state: ThreadState, events: readonly ThreadEvent[]) => events.reduce(threadAfter, state);

test("CV-4 CV-5 CV-8 a snapshot and the events after it, in any order and some twice, are a fresh snapshot: messages, edits, removals, markers", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), fc.nat(), fc.infiniteStream(fc.nat()), (steps, cut, dice) => {
      const at = cut % (steps.length + 1);
      const before = serverAfter(steps.slice(0, at));
      const server = serverAfter(steps);
      const news = server.told.slice(before.told.length);
      const twice = server.told.filter(() => (dice.next().value ?? 0) % 3 === 0);
      const shuffled = [...news, ...twice].map((event) => ({ event, place: dice.next().value ?? 0 })).sort((a, b) => a.place - b.place).map(({ event }) => event);
      const opened = openThread(uuidOf(0), me, before.snapshot);
      // Before anything was said a first look is complete; a duplicate from before the first page would otherwise be a hole.
      const from = opened.messages[0]?.seq ?? 0;
      const heard = shuffled.filter((event) => event.type !== "message" || event.message.seq >= from);
      const state = run(opened, [{ type: "synced" }, ...heard]);
      expectFresh(state, server);
      expect(missesChanges(state)).toBe(false);
    }),
  );
});

test("CV-4 whatever was missed while the connection was gone, catching up from the last complete seq brings it", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), fc.nat(), fc.infiniteStream(fc.boolean()), (steps, cut, luck) => {
      const at = cut % (steps.length + 1);
      const before = serverAfter(steps.slice(0, at));
      const server = serverAfter(steps);
      const heard = server.told.slice(before.told.length).filter(() => luck.next().value === true);
      let state = run(openThread(uuidOf(0), me, before.snapshot), [{ type: "lost" }, ...heard, { type: "page", snapshot: server.snapshot }]);
      const lastPublic = server.messages.at(-1)?.seq ?? 0;
      for (let rounds = 0; state.completeTo < lastPublic && rounds < 100; rounds++) {
        state = threadAfter(state, { type: "newer", after: state.completeTo, page: server.newer(state.completeTo) });
      }
      for (let rounds = 0; missesChanges(state) && rounds < 100; rounds++) {
        state = threadAfter(state, { type: "changes", since: state.changesTo, page: server.changed(state.changesTo) });
      }
      expectFresh(threadAfter(state, { type: "synced" }), server);
      expect(state.completeTo).toBeGreaterThanOrEqual(lastPublic);
    }),
  );
});

test("CV-4 a message that was stored and never told of is missed as soon as a later one is heard, and asking from the last complete seq brings it", () => {
  const server = serverAfter([...Array.from({ length: 3 }, () => ({ what: "message" as const, by: "staff" })), { what: "note" }, { what: "message", by: "staff" }]);
  const [one, two, three, five] = server.told;
  if (!one || !two || !three || !five) throw new Error("four messages were told");
  const opened = threadAfter(openThread(uuidOf(0), me, serverAfter([]).snapshot), { type: "synced" });
  const inOrder = run(opened, [two, one]);
  expect([missesMessages(inOrder), inOrder.completeTo]).toEqual([false, 2]);
  const holed = run(opened, [one, three]);
  expect([missesMessages(holed), holed.completeTo]).toEqual([true, 1]);
  const whole = threadAfter(holed, { type: "newer", after: holed.completeTo, page: server.newer(holed.completeTo) });
  expect(missesMessages(whole)).toBe(false);
  expectFresh(whole, server);
  // Where a note is that the reader may not read, asking once is enough.
  const noted = run(opened, [one, two, three, five]);
  expect([missesMessages(noted), noted.completeTo]).toEqual([true, 3]);
  expect(missesMessages(threadAfter(noted, { type: "newer", after: 3, page: server.newer(3) }))).toBe(false);
});

test("CV-3 older pages join in front, also when an answer comes twice", () => {
  const server = serverAfter(Array.from({ length: 11 }, () => ({ what: "message" as const, by: "staff" })));
  const opened = openThread(uuidOf(0), me, server.snapshot);
  expect(opened.moreBefore).toBe(true);
  const first = server.older(opened.messages[0]?.seq ?? 0);
  const second = server.older(first.items[0]?.seq ?? 0);
  const all = run(opened, [{ type: "older", page: first }, { type: "older", page: second }, { type: "older", page: first }]);
  expect(all.messages.map((one) => one.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  expect(all.moreBefore).toBe(false);
});

test("CV-11 a stretch far back has no hole, hears of changes like the rest, and reaching what is held becomes one thread that is a fresh one", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 8, maxLength: 60 }), fc.nat(), fc.nat(), fc.array(fc.constantFrom("older" as const, "newer" as const, "news" as const, "stale" as const)), (steps, cut, place, ways) => {
      const before = serverAfter(steps.slice(0, 4 + (cut % (steps.length - 3))));
      const server = serverAfter(steps);
      const news = server.told.slice(before.told.length);
      let state = threadAfter(openThread(uuidOf(0), me, before.snapshot), { type: "synced" });
      fc.pre(state.messages.length > 0 && state.moreBefore);
      state = threadAfter(state, { type: "passage", page: before.around(1 + (place % (before.messages[0]?.seq ?? 1) + place % before.messages.length)) });
      const grow = (way: "older" | "newer", from: typeof server) => {
        const first = state.passage?.messages[0]?.seq ?? 0, last = state.passage?.messages.at(-1)?.seq ?? 0;
        state = threadAfter(state, way === "older" ? { type: "passage-older", before: first, page: from.older(first) } : { type: "passage-newer", after: last, page: from.newer(last) });
      };
      for (const way of ways) {
        if (way === "news") state = run(state, news.splice(0, 1));
        else grow(way === "older" ? "older" : "newer", way === "stale" ? before : server);
        const [first, last] = [state.passage?.messages[0]?.seq ?? 1, state.passage?.messages.at(-1)?.seq ?? 0];
        expect(state.passage?.messages.map((one) => one.seq) ?? []).toEqual(server.messages.map((one) => one.seq).filter((seq) => seq >= first && seq <= last));
        // What is held goes on as if nobody read elsewhere.
        expect(state.messages.at(-1)?.seq).toBeGreaterThanOrEqual(before.messages.at(-1)?.seq ?? 0);
      }
      state = run(state, news);
      for (let rounds = 0; missesChanges(state) && rounds < 100; rounds++) state = threadAfter(state, { type: "changes", since: state.changesTo, page: server.changed(state.changesTo) });
      const held = state.passage?.messages ?? [];
      expect(held).toEqual(server.messages.filter(({ seq }) => held.some((one) => one.seq === seq)));
      for (let rounds = 0; state.passage && rounds < 100; rounds++) grow("newer", server);
      expect(state.passage).toBeNull();
      expectFresh(state, server);
      expect(missesChanges(state)).toBe(false);
    }),
  );
});

test("CV-11 an answer that comes late, for a place that is left, changes nothing", () => {
  const server = serverAfter(Array.from({ length: 30 }, () => ({ what: "message" as const, by: "staff" })));
  const opened = openThread(uuidOf(0), me, server.snapshot);
  const there = threadAfter(opened, { type: "passage", page: server.around(6) });
  expect(there.passage?.messages.map((one) => one.seq)).toEqual([5, 6, 7, 8]);
  expect(there.messages).toBe(opened.messages);
  expect(threadAfter(there, { type: "passage-newer", after: 12, page: server.newer(12) }).passage).toBe(there.passage);
  expect(threadAfter(there, { type: "passage-older", before: 3, page: server.older(3) }).passage).toBe(there.passage);
  const left = threadAfter(there, { type: "passage-left" });
  expect(run(left, [{ type: "passage-newer", after: 8, page: server.newer(8) }])).toEqual(opened);
  // Bordering on what is held, it is no stretch of its own.
  const near = threadAfter(opened, { type: "passage", page: server.around(26) });
  expect([near.passage, near.messages.map((one) => one.seq), near.moreBefore]).toEqual([null, [25, 26, 27, 28, 29, 30], true]);
});

const mine = (clientId: string) => ({ clientId, body: "text 1", at: "2026-11-20T09:00:00.000Z" });

test("CV-5 an own message is sending until it comes back, by the answer or by the socket, and then stands once", () => {
  const server = serverAfter([{ what: "message", by: me }]);
  const message = server.messages[0];
  if (!message) throw new Error("the server has one message");
  const empty = openThread(uuidOf(0), me, serverAfter([]).snapshot);
  const sending = threadAfter(empty, { type: "sending", outgoing: mine(message.clientId) });
  expect(sending.outgoing).toEqual([{ ...mine(message.clientId), state: "sending" }]);
  const arrived = run(sending, [{ type: "message", message }, { type: "message", message }]);
  expect(arrived.outgoing).toEqual([]);
  expect(arrived.messages).toEqual([message]);
  // The answer was lost, and the page tells of a failure after the socket has brought the message.
  const late = run(arrived, [{ type: "failed", clientId: message.clientId, reason: "No connection" }, { type: "sending", outgoing: mine(message.clientId) }]);
  expect(late.outgoing).toEqual([]);
});

test("CV-5 a failed message keeps its place and its client id when it is sent again", () => {
  const empty = openThread(uuidOf(0), me, serverAfter([]).snapshot);
  const [a, b] = [mine(uuidOf(7)), mine(uuidOf(8))];
  const failed = run(empty, [{ type: "sending", outgoing: a }, { type: "sending", outgoing: b }, { type: "failed", clientId: a.clientId, reason: "No connection" }]);
  expect(failed.outgoing.map(({ clientId, state }) => [clientId, state])).toEqual([[a.clientId, "failed"], [b.clientId, "sending"]]);
  const again = threadAfter(failed, { type: "sending", outgoing: a });
  expect(again.outgoing).toEqual([{ ...a, state: "sending" }, { ...b, state: "sending" }]);
  expect(threadAfter(again, { type: "withdrawn", clientId: a.clientId }).outgoing).toHaveLength(1);
});

test("CV-8 an older page that was read before a change does not bring the old words back for good", () => {
  const before = serverAfter(Array.from({ length: 8 }, () => ({ what: "message" as const, by: "staff" })));
  const after = serverAfter([...Array.from({ length: 8 }, () => ({ what: "message" as const, by: "staff" })), { what: "edit", which: 1 }]);
  const opened = threadAfter(openThread(uuidOf(0), me, before.snapshot), { type: "synced" });
  const late = run(opened, [...after.told.slice(-1), { type: "older", page: before.older(opened.messages[0]?.seq ?? 0) }]);
  expect(missesChanges(late)).toBe(true);
  const whole = threadAfter(late, { type: "changes", since: late.changesTo, page: after.changed(late.changesTo) });
  expect(missesChanges(whole)).toBe(false);
  expect(whole.messages.map(({ body }) => body)).toEqual(after.messages.map(({ body }) => body));
});

test("CV-1 another person's message with the same client id is not taken for one's own", () => {
  const server = serverAfter([{ what: "message", by: "staff" }]);
  const message = server.messages[0];
  if (!message) throw new Error("the server has one message");
  const sending = threadAfter(openThread(uuidOf(0), me, serverAfter([]).snapshot), { type: "sending", outgoing: mine(message.clientId) });
  expect(threadAfter(sending, { type: "message", message }).outgoing).toHaveLength(1);
});

test("CV-6 a sign of typing goes with the message, after its time, and when the connection is lost; one's own never shows", () => {
  const server = serverAfter([{ what: "message", by: "staff" }]);
  const typing: ThreadEvent = { type: "typing", personId: "staff", name: "Brian", until: 3_000 };
  const opened = openThread(uuidOf(0), me, serverAfter([]).snapshot);
  const typed = threadAfter(opened, typing);
  expect(typed.typing).toHaveLength(1);
  expect(run(typed, server.told).typing).toEqual([]);
  expect(threadAfter(typed, { type: "tick", now: 2_999 }).typing).toHaveLength(1);
  expect(threadAfter(typed, { type: "tick", now: 3_000 }).typing).toEqual([]);
  expect(threadAfter(typed, { type: "lost" }).typing).toEqual([]);
  expect(threadAfter(opened, { ...typing, personId: me }).typing).toEqual([]);
});
