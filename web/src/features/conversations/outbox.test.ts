import { afterEach, expect, test, vi } from "vitest";
import type { Message } from "../../../../contract/conversations.ts";
import { ApiError } from "../../lib/api-error.ts";
import type { Sending } from "./deliver.ts";
import { Outbox, type OutboxDoors, type OutboxNews } from "./outbox.ts";
import { memoryStore, type OutboxStore } from "./outbox-store.ts";

const conversation = "00000000-0000-7000-8000-000000000001";
const offline = () => new ApiError({ type: "network", title: "No connection", status: 0 });
const refused = (status: number, retryAfter?: number) => new ApiError({ type: "refused", title: "Refused", status, retryAfter });

/** A server that writes each client id once, and fails as it is told to before and after writing. */
function server() {
  const written: Message[] = [];
  const faults: { error: ApiError; after: boolean }[] = [];
  const taken: (readonly string[] | undefined)[] = [];
  const deliver = async (one: Sending): Promise<Message> => {
    const fault = faults.shift();
    if (fault && !fault.after) throw fault.error;
    const known = written.find((message) => message.clientId === one.clientId);
    const message: Message = known ?? {
      id: one.clientId, conversationId: conversation, seq: written.length + 1, clientId: one.clientId, author: null, authorPart: "member",
      visibility: "public", body: one.body, replyToSeq: null, extra: null, createdAt: "2026-11-20T09:00:00.000Z",
      attachments: [], version: 1, edited: null, removed: null,
    };
    if (!known) {
      written.push(message);
      taken.push(one.attachments);
    }
    if (fault) throw fault.error;
    return message;
  };
  return { written, taken, faults, deliver, bodies: () => written.map(({ body }) => body) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 20));
const place = { person: "ada", conversationId: conversation, route: { kind: "conversation" as const, id: conversation } };

/** A browser: what is kept there outlives a page, and it knows who is signed in. */
function browser(store: OutboxStore = { ...memoryStore(), lasting: true }) {
  const now = { signedIn: "ada" };
  const uploads: string[] = [];
  const refusals = new Map<string, ApiError>();
  let lock: Promise<void> = Promise.resolve();
  const doors: OutboxDoors = {
    store: async () => store,
    upload: async (file, blob, { begun }) => {
      begun(`begun ${file.key}`);
      const refusal = refusals.get(file.name);
      if (refusal) throw refusal;
      uploads.push(`${file.name} ${blob ? await blob.text() : "without bytes"}`);
      return `id of ${file.key}`;
    },
    alone: (_name, work) => (lock = lock.then(work)),
    isSignedIn: async (person) => now.signedIn === person,
    changed: () => undefined,
  };
  return { store, doors, now, uploads, refusals };
}

/** A page that opens with what the browser has kept. */
async function openPage({ store, doors }: ReturnType<typeof browser>, deliver: ReturnType<typeof server>["deliver"]): Promise<Outbox> {
  const outbox = new Outbox(place, deliver, doors);
  outbox.take(await store.all("ada"));
  return outbox;
}

const photo = (key: string) => ({ key, name: `${key}.jpg`, type: "image/jpeg", bytes: 5, blob: new Blob([`bytes of ${key}`]) });

afterEach(() => vi.useRealTimers());

test("CV-5 messages are sent one at a time, in order, once each, and then are kept no longer", async () => {
  const { written, deliver, bodies } = server();
  const here = browser();
  const outbox = await openPage(here, deliver);
  for (const text of ["one", "two", "three"]) void outbox.send(text);
  expect(outbox.entries).toHaveLength(3);
  await settled();
  expect(bodies()).toEqual(["one", "two", "three"]);
  expect(new Set(written.map(({ clientId }) => clientId)).size).toBe(3);
  expect(outbox.entries).toEqual([]);
  expect(await here.store.all("ada")).toEqual([]);
});

test("CV-5 without a connection all waits in its order, nothing overtakes, and it goes by itself when there is one", async () => {
  const { faults, deliver, bodies } = server();
  faults.push({ error: offline(), after: false });
  const outbox = await openPage(browser(), deliver);
  void outbox.send("one");
  void outbox.send("two");
  await settled();
  expect(outbox.entries.map(({ body, state }) => [body, state])).toEqual([["one", "waiting"], ["two", "waiting"]]);
  expect(bodies()).toEqual([]);
  outbox.goOn();
  await settled();
  expect(bodies()).toEqual(["one", "two"]);
});

test("CV-1 an answer that got lost leads to no second message, though nobody presses anything", async () => {
  vi.useFakeTimers();
  const { faults, deliver, bodies } = server();
  faults.push({ error: offline(), after: true });
  const outbox = await openPage(browser(), deliver);
  void outbox.send("once");
  await vi.advanceTimersByTimeAsync(50);
  expect(outbox.entries).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(bodies()).toEqual(["once"]);
  expect(outbox.entries).toEqual([]);
});

test("CV-5 what was not sent when the page was closed is sent by the next one, with its files and its client id", async () => {
  const { faults, deliver, written, taken } = server();
  const here = browser();
  faults.push({ error: offline(), after: true });
  const before = await openPage(here, deliver);
  await before.send("keep me", undefined, [photo("a"), photo("b")]);
  await settled();
  expect(await here.store.all("ada")).toHaveLength(1);
  const after = await openPage(here, deliver);
  await settled();
  expect(written).toHaveLength(1);
  expect(taken).toEqual([["id of a", "id of b"]]);
  // Each file went once, although the message was tried twice.
  expect(here.uploads).toEqual(["a.jpg bytes of a", "b.jpg bytes of b"]);
  expect(after.entries).toEqual([]);
  expect(await here.store.blob("a")).toBeUndefined();
});

test("CV-5 what somebody has written is not sent while another person is signed in on the same browser", async () => {
  const { faults, deliver, bodies } = server();
  const here = browser();
  faults.push({ error: offline(), after: false });
  const before = await openPage(here, deliver);
  await before.send("from Ada");
  await settled();
  here.now.signedIn = "bayo";
  before.goOn();
  await settled();
  expect(bodies()).toEqual([]);
  expect(await here.store.all("bayo")).toEqual([]);
  here.now.signedIn = "ada";
  await openPage(here, deliver);
  await settled();
  expect(bodies()).toEqual(["from Ada"]);
});

test("CV-5 two tabs with the same message do not both send it", async () => {
  const { faults, deliver, bodies } = server();
  const here = browser();
  faults.push({ error: offline(), after: false });
  const one = await openPage(here, deliver);
  await one.send("once");
  await settled();
  let sent = 0;
  const counted: typeof deliver = (sending) => (sent++, deliver(sending));
  one.deliverBy(counted);
  const two = await openPage(here, counted);
  one.goOn();
  await settled();
  expect(sent).toBe(1);
  expect(bodies()).toEqual(["once"]);
  expect([...one.entries, ...two.entries]).toEqual([]);
});

test("CV-16 when the server asks to wait, the message waits and then goes by itself", async () => {
  vi.useFakeTimers();
  const { faults, deliver, bodies } = server();
  faults.push({ error: refused(429, 3), after: false });
  const outbox = await openPage(browser(), deliver);
  const news: OutboxNews[] = [];
  outbox.listen((one) => news.push(one));
  void outbox.send("patience");
  await vi.advanceTimersByTimeAsync(2_900);
  expect(bodies()).toEqual([]);
  expect(news).toContainEqual({ type: "pause", seconds: 3 });
  await vi.advanceTimersByTimeAsync(200);
  expect(bodies()).toEqual(["patience"]);
});

test("CV-5 a message that is refused for itself does not hold up the next one, waits for its author, and can be taken back with its files", async () => {
  const { faults, deliver, bodies } = server();
  const here = browser();
  faults.push({ error: refused(422), after: false });
  const outbox = await openPage(here, deliver);
  void outbox.send("refused", undefined, [photo("a")]);
  void outbox.send("fine");
  await settled();
  expect(bodies()).toEqual(["fine"]);
  // The next page shows it, and does not try again by itself.
  const next = await openPage(here, deliver);
  await settled();
  const [left] = next.entries;
  expect([left?.body, left?.state, left?.reason]).toEqual(["refused", "failed", "Refused"]);
  const back = await next.withdraw(left?.clientId ?? "");
  expect([back.body, await back.files[0]?.blob.text()]).toEqual(["refused", "bytes of a"]);
  await settled();
  expect(await here.store.all("ada")).toEqual([]);
});

test("CV-7 a file that the server does not take fails its message, in words", async () => {
  const { deliver, bodies } = server();
  const here = browser();
  here.refusals.set("a.jpg", new ApiError({ type: "refused", title: "Refused", detail: "This is no picture.", status: 422 }));
  const outbox = await openPage(here, deliver);
  await outbox.send("look", undefined, [photo("a")]);
  await settled();
  expect(bodies()).toEqual([]);
  expect(outbox.entries.map(({ state, reason }) => [state, reason])).toEqual([["failed", "This is no picture."]]);
});
