import { describe, expect, test } from "vitest";
import { isSelecting, nothingSelected, toggled, within } from "./selection.ts";

const order = ["a", "b", "c", "d", "e"];
const ids = (selection: { ids: ReadonlySet<string> }) => [...selection.ids].sort();

describe("DK-6 choosing tickets", () => {
  test("one by one, and out again", () => {
    const one = toggled(nothingSelected, "b", order);
    expect(ids(one)).toEqual(["b"]);
    expect(isSelecting(toggled(one, "b", order))).toBe(false);
  });

  test("a range goes from the last one chosen, in either direction, and adds to what is chosen", () => {
    const two = toggled(toggled(nothingSelected, "a", order), "d", order);
    expect(ids(toggled(two, "b", order, true))).toEqual(["a", "b", "c", "d"]);
    expect(ids(toggled(two, "e", order, true))).toEqual(["a", "d", "e"]);
    expect(ids(toggled(nothingSelected, "c", order, true))).toEqual(["c"]);
  });

  test("leaving one out of all leaves the others that are shown", () => {
    const some = toggled({ ...nothingSelected, all: true }, "c", order);
    expect([some.all, ids(some)]).toEqual([false, ["a", "b", "d", "e"]]);
  });

  test("what has gone from the list is chosen no more", () => {
    const chosen = toggled(toggled(nothingSelected, "a", order), "b", order);
    expect(ids(within(chosen, ["b", "c"]))).toEqual(["b"]);
    expect(within(chosen, order)).toBe(chosen);
  });
});
