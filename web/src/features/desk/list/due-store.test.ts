import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { TicketDue } from "../../../../../contract/sla.ts";
import { DueStore } from "./due-store.ts";

const due = (dueAt: string): TicketDue => ({ target: "first_response", dueAt, warnAt: null });
beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

function asked(inForce = true) {
  const asks: (readonly string[])[] = [];
  const store = new DueStore(async (ids) => {
    asks.push(ids);
    return { inForce, items: ids.filter((id) => id !== "none").map((ticketId) => ({ ticketId, due: due("2026-11-21T10:00:00.000Z") })) };
  });
  return { asks, store };
}

test("DK-11 only rows at which one rests are asked for, once, also those without a promise", async () => {
  const { asks, store } = asked();
  store.want(["a"]);
  store.want(["b", "none"]);
  await vi.advanceTimersByTimeAsync(200);
  store.want(["b", "none", "c"]);
  await vi.advanceTimersByTimeAsync(200);
  expect(asks).toEqual([["b", "none"], ["c"]]);
  expect([...store.snapshot()].map(([id, told]) => [id, told !== null])).toEqual([["b", true], ["none", false], ["c", true]]);
});

test("DK-11 where nothing is promised one question is enough, until the desk says otherwise", async () => {
  const { asks, store } = asked(false);
  store.want(["a"]);
  await vi.advanceTimersByTimeAsync(200);
  store.want(["b"]);
  await vi.advanceTimersByTimeAsync(200);
  expect(asks).toEqual([["a"]]);
  store.hear("z", null);
  store.want(["b"]);
  await vi.advanceTimersByTimeAsync(200);
  expect(asks).toEqual([["a"], ["b"]]);
});

test("DK-11 what is heard while an answer is under way is newer; after a break everything in sight is asked for again", async () => {
  let answer = (): void => undefined;
  const asks: (readonly string[])[] = [];
  const store = new DueStore((ids) => {
    asks.push(ids);
    return new Promise((resolve) => { answer = () => resolve({ inForce: true, items: [{ ticketId: "a", due: due("2026-11-21T10:00:00.000Z") }] }); });
  });
  store.want(["a"]);
  await vi.advanceTimersByTimeAsync(200);
  store.hear("a", due("2026-11-21T12:00:00.000Z"));
  answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(store.snapshot().get("a")?.dueAt).toBe("2026-11-21T12:00:00.000Z");
  store.again();
  expect(store.snapshot().get("a")?.dueAt).toBe("2026-11-21T12:00:00.000Z");
  await vi.advanceTimersByTimeAsync(200);
  answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(asks).toEqual([["a"], ["a"]]);
  expect(store.snapshot().get("a")?.dueAt).toBe("2026-11-21T10:00:00.000Z");
});
