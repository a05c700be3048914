import { expect, test } from "vitest";
import type { Message, TimelineEvent } from "../../../../contract/conversations.ts";
import { setManner } from "../../lib/format.ts";
import { arrange, entriesOf, type ThreadItem } from "./thread-items.ts";
import { openThread, threadAfter } from "./thread-state.ts";

setManner({ timeZone: "Africa/Lagos" });
const me = "member";
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString();

function message(seq: number, minute: number, by: string): Message {
  return {
    id: `m${seq}`, conversationId: "t", seq, clientId: `c${seq}`, author: by === "bot" ? null : { id: by, name: by, username: null, image: null, isStaff: by !== me },
    authorPart: by === me ? "member" : by === "bot" ? "bot" : "staff", visibility: "public", body: `text ${seq}`, replyToSeq: null, extra: null, createdAt: at(minute),
    attachments: [], version: 1, edited: null, removed: null,
  };
}

const event = (number: number, afterSeq: number, kind = "resolved"): TimelineEvent => ({ number, kind, afterSeq, actor: null, actorKind: "member", visibility: "public", data: {}, at: at(afterSeq) });
const thread = (items: Message[], timeline: TimelineEvent[] = [], more = false, readByOthers = 0, deliveredToOthers = 0) => openThread("t", me, { page: { items, more, lastSeq: items.at(-1)?.seq ?? 0, lastChange: 0 }, timeline, readByMe: 0, readByOthers, deliveredToOthers });
const keys = (items: readonly ThreadItem[]) => items.filter((item) => item.kind !== "day").map((item) => (item.kind === "event" ? item.event.kind : item.key));
const shown = () => true;

test("DK-5 events stand between the messages where they happened, also the last ones", () => {
  const state = thread([message(1, 1, me), message(3, 3, "brian")], [event(1, 0, "created"), event(2, 2, "resolved"), event(3, 3, "closed")]);
  expect(keys(arrange(entriesOf(state, { showsEvent: shown })))).toEqual(["created", "c1", "resolved", "m3", "closed"]);
  expect(keys(arrange(entriesOf(state, { showsEvent: (one) => one.kind === "closed" })))).toEqual(["c1", "m3", "closed"]);
});

test("CV-3 while older messages are not held, neither are the events between them", () => {
  const state = thread([message(51, 51, me)], [event(1, 0, "created"), event(2, 20), event(3, 51, "closed")], true);
  expect(keys(arrange(entriesOf(state, { showsEvent: shown })))).toEqual(["c51", "closed"]);
});

test("CV-13 messages of one person within five minutes stand under one name; a day, a pause or another person ends that", () => {
  const state = thread([message(1, 1, "brian"), message(2, 4, "brian"), message(3, 20, "brian"), message(4, 21, me), message(5, 21, "bot"), message(6, 21, "winnie"), message(7, 900, "winnie")]);
  const items = arrange(entriesOf(state));
  expect(items.flatMap((item) => (item.kind === "message" ? [item.grouped] : []))).toEqual([false, true, false, false, false, false, false]);
  // 20 November, and after midnight in Lagos the 21st.
  expect(items.filter((item) => item.kind === "day")).toHaveLength(2);
});

test("CV-5 how far own messages came is said at the last that was read and at the last of all", () => {
  const items = arrange(entriesOf(thread([message(1, 1, me), message(2, 2, me), message(3, 3, me), message(4, 4, "brian")], [], false, 2)));
  expect(items.flatMap((item) => (item.kind === "message" ? [item.state] : []))).toEqual([undefined, "read", "sent", undefined]);
  const far = arrange(entriesOf(thread([1, 2, 3].map((seq) => message(seq, seq, me)), [], false, 1, 2)));
  expect(far.flatMap((item) => (item.kind === "message" ? [item.state] : []))).toEqual(["read", "delivered", "sent"]);
  const all = arrange(entriesOf(thread([message(1, 1, me), message(2, 2, me)], [], false, 2)));
  expect(all.flatMap((item) => (item.kind === "message" ? [item.state] : []))).toEqual([undefined, "read"]);
});

test("CV-5 a message keeps its place on the page when it arrives: the key stays the same", () => {
  const sending = threadAfter(thread([message(1, 1, "brian")]), { type: "sending", outgoing: { clientId: "c2", body: "text 2", at: at(2) } });
  const before = keys(arrange(entriesOf(sending)));
  const after = keys(arrange(entriesOf(threadAfter(sending, { type: "message", message: message(2, 2, me) }))));
  expect(before).toEqual(["m1", "c2"]);
  expect(after).toEqual(before);
});
