import { expect, test } from "vitest";
import type { Message } from "../../../../contract/conversations.ts";
import { chunkItems } from "./chunk-items.ts";
import type { ThreadItem } from "./thread-items.ts";

const messages = new Map<number, Message>();
const message = (seq: number): ThreadItem => {
  const held = messages.get(seq) ?? ({ seq, conversationId: "t" } as Message);
  messages.set(seq, held);
  return { kind: "message", key: `m${seq}`, at: "2026-11-20T10:00:00Z", message: held, own: false, read: false, delivered: false, grouped: false };
};
const span = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => message(from + i));
const day = (key: string): ThreadItem => ({ kind: "day", key, at: "2026-11-20T10:00:00Z" });

test("CV-14 a thread is cut by numbers, whole and in order, and a day's heading stands with what it heads", () => {
  const items = [day("d1"), ...span(10, 31), day("d2"), ...span(32, 36)];
  const chunks = chunkItems(items);
  expect(chunks.map(({ key, items: own }) => [key, own.length, own[0]?.kind])).toEqual([["t 0", 7, "day"], ["t 1", 16, "message"], ["t 2", 6, "day"]]);
  expect(chunks.flatMap((chunk) => chunk.items)).toEqual(items);
  expect(chunkItems([day("d")])).toEqual([{ key: "only", items: [day("d")] }]);
  expect(chunkItems([])).toEqual([]);
});

test("CV-14 older messages in front and new ones behind leave other stretches untouched; a changed message changes its own", () => {
  const first = chunkItems(span(32, 80));
  const grown = chunkItems(span(16, 81), first);
  expect(grown.map((chunk) => first.includes(chunk))).toEqual([false, true, true, true, false]);
  const changed = span(16, 81).map((item) => (item.kind === "message" && item.message.seq === 40 ? { ...item, read: true } : item));
  const after = chunkItems(changed, grown);
  expect(after.map((chunk) => grown.includes(chunk))).toEqual([true, false, true, true, true]);
  // In the stretch that changed, only the one row did.
  expect(after[1]?.items.filter((item) => !grown[1]?.items.includes(item))).toHaveLength(1);
});
