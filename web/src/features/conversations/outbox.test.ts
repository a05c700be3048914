import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Message } from "../../../../contract/conversations.ts";
import { ApiError } from "../../lib/api-error.ts";
import { Outbox, type OutboxNews } from "./outbox.ts";
import type { Outgoing } from "./thread-state.ts";

const conversation = "00000000-0000-7000-8000-000000000001";
const offline = () => new ApiError({ type: "network", title: "No connection", status: 0 });
const refused = (status: number, retryAfter?: number) => new ApiError({ type: "refused", title: "Refused", status, retryAfter });

/** A server that writes each client id once, and fails as it is told to before and after writing. */
function server() {
  const written: Message[] = [];
  const faults: { error: ApiError; after: boolean }[] = [];
  const deliver = async (one: Outgoing): Promise<Message> => {
    const fault = faults.shift();
    if (fault && !fault.after) throw fault.error;
    const known = written.find((message) => message.clientId === one.clientId);
    const message: Message = known ?? {
      id: one.clientId, conversationId: conversation, seq: written.length + 1, clientId: one.clientId, author: null, authorPart: "member",
      visibility: "public", body: one.body, replyToSeq: null, extra: null, createdAt: one.at,
    };
    if (!known) written.push(message);
    if (fault) throw fault.error;
    return message;
  };
  return { written, faults, deliver, bodies: () => written.map(({ body }) => body) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach(() => {
  const kept = new Map<string, string>();
  // The shape of the browser's storage: keys are properties, methods are not.
  const methods = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) };
  vi.stubGlobal("localStorage", new Proxy(methods, { ownKeys: () => [...kept.keys()], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }) }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("CV-5 messages are sent one at a time, in order, once each", async () => {
  const { written, deliver, bodies } = server();
  const outbox = new Outbox(conversation, deliver);
  for (const text of ["one", "two", "three"]) outbox.send(text);
  expect(outbox.entries).toHaveLength(3);
  await settled();
  expect(bodies()).toEqual(["one", "two", "three"]);
  expect(new Set(written.map(({ clientId }) => clientId)).size).toBe(3);
  expect(outbox.entries).toEqual([]);
});

test("CV-5 without a connection nothing overtakes: all that waits fails, and is sent again in order", async () => {
  const { faults, deliver, bodies } = server();
  faults.push({ error: offline(), after: false });
  const outbox = new Outbox(conversation, deliver);
  outbox.send("one");
  outbox.send("two");
  await settled();
  expect(outbox.entries.map(({ body, state }) => [body, state])).toEqual([["one", "failed"], ["two", "failed"]]);
  expect(bodies()).toEqual([]);
  outbox.retry();
  await settled();
  expect(bodies()).toEqual(["one", "two"]);
});

test("CV-1 an answer that got lost leads to no second message", async () => {
  const { faults, deliver, bodies } = server();
  faults.push({ error: offline(), after: true });
  const outbox = new Outbox(conversation, deliver);
  outbox.send("once");
  await settled();
  expect(outbox.entries).toHaveLength(1);
  outbox.retry();
  await settled();
  expect(bodies()).toEqual(["once"]);
  expect(outbox.entries).toEqual([]);
});

test("CV-5 what was not sent is there again after the page was closed, with its client id", async () => {
  const { faults, deliver, written } = server();
  faults.push({ error: offline(), after: true });
  const before = new Outbox(conversation, deliver);
  before.send("keep me");
  await settled();
  const after = new Outbox(conversation, deliver);
  expect(after.entries.map(({ body, state }) => [body, state])).toEqual([["keep me", "failed"]]);
  after.retry();
  await settled();
  expect(written).toHaveLength(1);
  expect(new Outbox(conversation, deliver).entries).toEqual([]);
});

test("CV-16 when the server asks to wait, the message waits and then goes by itself", async () => {
  vi.useFakeTimers();
  const { faults, deliver, bodies } = server();
  faults.push({ error: refused(429, 3), after: false });
  const outbox = new Outbox(conversation, deliver);
  const news: OutboxNews[] = [];
  outbox.listen((one) => news.push(one));
  outbox.send("patience");
  await vi.advanceTimersByTimeAsync(2_900);
  expect(bodies()).toEqual([]);
  expect(news).toContainEqual({ type: "waiting", seconds: 3 });
  await vi.advanceTimersByTimeAsync(200);
  expect(bodies()).toEqual(["patience"]);
});

test("CV-5 a message that is refused for itself does not hold up the next one, and can be taken back", async () => {
  const { faults, deliver, bodies } = server();
  faults.push({ error: refused(422), after: false });
  const outbox = new Outbox(conversation, deliver);
  outbox.send("refused");
  outbox.send("fine");
  await settled();
  expect(bodies()).toEqual(["fine"]);
  const [left] = outbox.entries;
  expect(left?.body).toBe("refused");
  expect(outbox.withdraw(left?.clientId ?? "")).toBe("refused");
  expect(new Outbox(conversation, deliver).entries).toEqual([]);
});
