import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ApiError } from "../../../lib/api-error.ts";
import { ReplyQueue, undoTime, type NewReply, type Waiting } from "./reply-queue.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const reply = (more: Partial<NewReply> = {}): NewReply => ({ clientId: "c1", ticketId: "t1", number: "HELP-1", kind: "reply", body: "Good morning", seenSeq: 4, ...more });

/** A queue with a server that refuses as often as it is told to, and the browser's memory. */
function open(refusals: unknown[] = [], kept: Waiting[] = []) {
  const sent: Waiting[] = [], last: Waiting[] = [];
  let stored = kept;
  const queue = new ReplyQueue({
    deliver: async (one) => {
      const refusal = refusals.shift();
      if (refusal) throw refusal;
      sent.push(one);
    },
    deliverLast: (one) => void last.push(one),
    read: () => stored,
    keep: (all) => (stored = [...all]),
  });
  return { queue, sent, last, stored: () => stored };
}
const stale = new ApiError({ type: "stale", title: "Stale", status: 409, extra: { latestSeq: 6, messages: [{ seq: 6 }] } });

test("DK-9 a reply waits five seconds and then goes out once", async () => {
  const { queue, sent, stored } = open();
  queue.add(reply());
  await vi.advanceTimersByTimeAsync(undoTime - 1);
  expect(sent).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(sent).toMatchObject([{ clientId: "c1", body: "Good morning", seenSeq: 4 }]);
  await vi.advanceTimersByTimeAsync(undoTime);
  expect(sent).toHaveLength(1);
  expect(stored()).toEqual([]);
});

test("DK-9 a reply taken back is never sent and its text returns to the field", async () => {
  const { queue, sent } = open();
  queue.add(reply());
  await vi.advanceTimersByTimeAsync(4_000);
  queue.putBack("c1");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([]);
  expect(queue.takeReturned("t1", "note")).toEqual([]);
  expect(queue.takeReturned("t1", "reply")).toMatchObject([{ body: "Good morning" }]);
  expect(queue.all()).toEqual([]);
});

test("CV-9 a note goes at once, and never as a reply", async () => {
  const { queue, sent } = open();
  queue.add(reply({ kind: "note" }));
  await vi.advanceTimersByTimeAsync(0);
  expect(sent).toMatchObject([{ kind: "note" }]);
});

test("DK-9 leaving the page sends what is held at once, and the next page makes sure with the same id", async () => {
  const first = open();
  first.queue.add(reply());
  first.queue.leave();
  expect(first.last).toMatchObject([{ clientId: "c1" }]);
  const next = open([], first.stored());
  next.queue.resume();
  await vi.advanceTimersByTimeAsync(0);
  expect(next.sent).toMatchObject([{ clientId: "c1" }]);
  expect(next.stored()).toEqual([]);
});

test("DK-9 what a living tab holds is left to it, what a dead one held is sent", async () => {
  const held: Waiting = { ...reply(), at: Date.now(), dueAt: Date.now() + undoTime, state: "held" };
  const alive = open([], [held]), dead = open([], [held]);
  alive.queue.resume();
  dead.queue.resume();
  await vi.advanceTimersByTimeAsync(undoTime);
  expect(dead.sent).toEqual([]);
  alive.stored().splice(0);
  await vi.advanceTimersByTimeAsync(undoTime);
  expect(alive.sent).toEqual([]);
  expect(dead.sent).toMatchObject([{ clientId: "c1" }]);
});

test("DK-9 what was left behind long ago waits for the agent's word", async () => {
  const old: Waiting = { ...reply(), at: Date.now() - 3_600_000, dueAt: 0, state: "held" };
  const { queue, sent } = open([], [old]);
  queue.resume();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sent).toEqual([]);
  expect(queue.all()).toMatchObject([{ state: "failed" }]);
  await queue.sendNow("c1");
  expect(sent).toHaveLength(1);
});

test("DK-8 an answer by somebody else meanwhile stops it, and it goes only after the writer has seen it", async () => {
  const { queue, sent } = open([stale]);
  queue.add(reply());
  await vi.advanceTimersByTimeAsync(undoTime);
  expect(queue.all()).toMatchObject([{ state: "stale", body: "Good morning", newer: { latestSeq: 6 } }]);
  await queue.sendAnyway("c1");
  expect(sent).toMatchObject([{ seenSeq: 6, clientId: "c1" }]);
});

test("CV-16 too much at once is sent by itself when the server allows it", async () => {
  const { queue, sent } = open([new ApiError({ type: "rate", title: "Too many", status: 429, retryAfter: 7 })]);
  queue.add(reply());
  await vi.advanceTimersByTimeAsync(undoTime);
  expect(queue.all()[0]?.reason).toContain("7 s");
  await vi.advanceTimersByTimeAsync(7_000);
  expect(sent).toHaveLength(1);
});

test("DK-9 without a connection the text is kept with the reason, and can be sent again or put back", async () => {
  const offline = () => new ApiError({ type: "network", title: "No connection", status: 0, detail: "We can't reach the server." });
  const { queue, sent, stored } = open([offline(), offline()]);
  queue.add(reply());
  await vi.advanceTimersByTimeAsync(undoTime);
  expect(stored()).toMatchObject([{ state: "failed", reason: "We can't reach the server.", body: "Good morning" }]);
  await queue.sendNow("c1");
  expect(queue.all()).toMatchObject([{ state: "failed" }]);
  await queue.sendNow("c1");
  expect(sent).toHaveLength(1);
});

test("CV-5 DK-9 what no answer came for goes out by itself, in order and once each, when the server is reached again, also after a reload", async () => {
  const offline = () => new ApiError({ type: "network", title: "No connection", status: 0 });
  const { queue, sent, stored } = open([offline(), offline(), offline()]);
  queue.add(reply());
  queue.add(reply({ clientId: "c2", body: "One more thing" }));
  await vi.advanceTimersByTimeAsync(undoTime);
  expect(queue.all()).toMatchObject([{ clientId: "c1", state: "failed" }, { clientId: "c2", state: "failed" }]);
  const reloaded = open([], stored());
  // The network was not quite there yet: the first tries again without an answer, and the second does not overtake it.
  await queue.reached();
  await queue.reached();
  expect(sent.map(({ clientId }) => clientId)).toEqual(["c1", "c2"]);
  await queue.reached();
  expect(sent).toHaveLength(2);
  reloaded.queue.resume();
  await vi.advanceTimersByTimeAsync(0);
  expect(reloaded.sent.map(({ clientId }) => clientId)).toEqual(["c1", "c2"]);
});

test("DK-9 what the server refused, or could not be reached for long ago, waits for the agent's word", async () => {
  const { queue, sent } = open([new ApiError({ type: "denied", title: "No", status: 403 }), new ApiError({ type: "network", title: "No connection", status: 0 })]);
  queue.add(reply({ kind: "note" }));
  queue.add(reply({ clientId: "c2", kind: "note" }));
  await vi.advanceTimersByTimeAsync(11 * 60_000);
  await queue.reached();
  expect(sent).toEqual([]);
  expect(queue.all()).toMatchObject([{ clientId: "c1", state: "failed" }, { clientId: "c2", state: "failed" }]);
});

test("DK-9 a second reply lets the first go before it, and a change of the ticket waits for both", async () => {
  const { queue, sent } = open();
  queue.add(reply());
  queue.add(reply({ clientId: "c2", body: "One more thing" }));
  queue.add(reply({ clientId: "c3", ticketId: "t2" }));
  await queue.flush("t1");
  expect(sent.map((one) => one.clientId)).toEqual(["c1", "c2"]);
  expect(queue.all()).toMatchObject([{ clientId: "c3", state: "held" }]);
});
