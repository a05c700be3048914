import { expect, test } from "vitest";
import { chooseKept, isKept } from "./kept-queries.ts";

test("XX-2 one's own list and threads are kept, filtered lists and forms are not", () => {
  expect([["me"], ["tickets", "list", {}], ["ticket", "HELP-1"], ["talk", "p1"]].every(isKept)).toBe(true);
  expect([["tickets", "list", { q: "x" }], ["categories"], ["page", "/help", "en"], ["sessions"]].some(isKept)).toBe(false);
});

test("XX-2 of the threads the last ones read are kept", () => {
  const threads = Array.from({ length: 20 }, (_, n) => ({ queryKey: ["ticket", `HELP-${n}`], state: { dataUpdatedAt: n } }));
  const kept = chooseKept([{ queryKey: ["me"], state: { dataUpdatedAt: 0 } }, ...threads, { queryKey: ["sessions"], state: { dataUpdatedAt: 99 } }]);
  expect(kept.map(({ queryKey }) => queryKey.join(" "))).toEqual([...Array.from({ length: 12 }, (_, n) => `ticket HELP-${19 - n}`), "me"]);
});
