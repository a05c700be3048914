import { expect, test } from "vitest";
import type { Message } from "../../../../contract/conversations.ts";
import { openThread } from "../conversations/thread-state.ts";
import { chatEntries } from "./chat-items.ts";
import { goesOn } from "./goes-on.ts";

const me = "member";
const at = (minute: number) => new Date(Date.UTC(2026, 10, 20, 9, minute)).toISOString();

function message(conversationId: string, seq: number, minute: number, authorPart: Message["authorPart"], extra: Message["extra"] = null): Message {
  const author = authorPart === "bot" ? null : { id: authorPart === "member" ? me : "brian", name: authorPart, username: null, image: null, isStaff: authorPart === "staff" };
  return { id: `${conversationId}${seq}`, conversationId, seq, clientId: `c${conversationId}${seq}`, author, authorPart, visibility: "public", body: `${conversationId} ${seq}`, replyToSeq: null, extra, createdAt: at(minute), attachments: [], version: 1, edited: null, removed: null };
}

const thread = (id: string, items: Message[], more = false) => openThread(id, me, { page: { items, more, lastSeq: items.at(-1)?.seq ?? 0, lastChange: 0 }, timeline: [], readByMe: 0, readByOthers: 0 });
const texts = (entries: ReturnType<typeof chatEntries>) => entries.map((entry) => (entry.kind === "message" ? entry.message.body : entry.kind === "handoff" ? entry.number : entry.kind));

const talk = thread("talk", [message("talk", 1, 0, "bot"), message("talk", 2, 1, "member"), message("talk", 3, 2, "bot"), message("talk", 4, 3, "member"), message("talk", 5, 3, "bot")]);

test("AS-4 after the hand-off the same window shows the talk, a line with the number, and what staff answer", () => {
  const copied = message("ticket", 1, 1, "member", { copiedFrom: { conversationId: "talk", seq: 2 } });
  const ticket = thread("ticket", [copied, message("ticket", 2, 10, "staff"), message("ticket", 3, 11, "member")]);
  expect(texts(chatEntries(talk, { number: "HELP-00124", state: ticket }))).toEqual(["talk 1", "talk 2", "talk 3", "talk 4", "talk 5", "HELP-00124", "ticket 2", "ticket 3"]);
});

test("AS-5 added to an open ticket, the window does not show what was written there before", () => {
  const ticket = thread("ticket", [message("ticket", 1, -600, "member"), message("ticket", 2, -500, "staff"), message("ticket", 3, 3, "member"), message("ticket", 4, 20, "staff")]);
  expect(texts(chatEntries(talk, { number: "HELP-00100", state: ticket }))).toEqual(["talk 1", "talk 2", "talk 3", "talk 4", "talk 5", "HELP-00100", "ticket 4"]);
});

test("AS-4 while messages since the hand-off are not all there, the talk before them waits", () => {
  const ticket = thread("ticket", [message("ticket", 60, 30, "staff"), message("ticket", 61, 31, "member")], true);
  expect(texts(chatEntries(talk, { number: "HELP-00124", state: ticket }))).toEqual(["ticket 60", "ticket 61"]);
});

test("AS-1 before the hand-off there is only the talk", () => {
  expect(texts(chatEntries(talk, null))).toHaveLength(5);
});

test("AS-4 the window opens again on a ticket that is not done, and for a day on one that was just solved", () => {
  const now = Date.parse(at(0));
  expect(goesOn({ status: "pending", resolvedAt: null }, now)).toBe(true);
  expect(goesOn({ status: "resolved", resolvedAt: at(-60) }, now)).toBe(true);
  expect(goesOn({ status: "resolved", resolvedAt: at(-25 * 60) }, now)).toBe(false);
  expect(goesOn({ status: "closed", resolvedAt: at(-1) }, now)).toBe(false);
});
