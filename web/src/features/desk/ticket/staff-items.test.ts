import { expect, test } from "vitest";
import type { Message, TimelineEvent } from "../../../../../contract/conversations.ts";
import { openThread } from "../../conversations/thread-state.ts";
import { staffItems } from "./staff-items.ts";

const kofi = { id: "k", name: "Kofi Otieno", username: "kofi", image: null, isStaff: true };
const message = (seq: number, visibility: "public" | "internal"): Message => ({
  id: `m${seq}`, conversationId: "t", seq, clientId: `c${seq}`, author: kofi, authorPart: "staff", visibility, body: "text", replyToSeq: null, extra: null, attachments: [], version: 1, edited: null, removed: null,
  createdAt: new Date(Date.UTC(2026, 10, 20, 10, 0, seq)).toISOString(),
});

test("CV-9 a note of the same writer within a minute does not stand under the heading of a reply, nor a reply under a note's", () => {
  const items = [message(1, "public"), message(2, "public"), message(3, "internal"), message(4, "internal"), message(5, "public")];
  const state = openThread("t", "w", { page: { items, more: false, lastSeq: 5, lastChange: 0 }, timeline: [], readByMe: 0, readByOthers: 0 });
  const grouped = staffItems(state).flatMap((item) => (item.kind === "message" ? [item.grouped] : []));
  expect(grouped).toEqual([false, true, false, true, false]);
});

test("DK-12 what a rule did is one line with its reason: its single changes don't stand beside it under its saver's name, others' do", () => {
  const at = "2026-11-20T10:00:30.000Z";
  const event = (number: number, kind: string, more: Partial<TimelineEvent> = {}): TimelineEvent => ({ number, kind, afterSeq: 1, actor: kofi, actorKind: "staff", visibility: "internal", data: {}, at, ...more });
  const timeline = [event(1, "priority_changed", { at: "2026-11-20T10:00:20.000Z" }), event(2, "priority_changed"), event(3, "automation_ran"), event(4, "tags_changed", { actor: { ...kofi, id: "w" } })];
  const state = openThread("t", "w", { page: { items: [message(1, "public")], more: false, lastSeq: 1, lastChange: 0 }, timeline, readByMe: 0, readByOthers: 0 });
  expect(staffItems(state).flatMap((item) => (item.kind === "event" ? [item.event.number] : []))).toEqual([1, 3, 4]);
});
