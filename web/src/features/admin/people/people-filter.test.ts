import { expect, test } from "vitest";
import { peopleFilterFrom, peopleSearchFrom } from "./people-filter.ts";

test("AD-5 the filter of people goes into the address and comes back the same", () => {
  const filter = { q: "ada & co", state: "banned", role: "member" } as const;
  expect(peopleFilterFrom(peopleSearchFrom(filter))).toEqual(filter);
  expect(peopleSearchFrom({ q: "", state: undefined }).toString()).toBe("");
});

test("AD-5 what an address makes up is left out, and a long search is cut to what the server takes", () => {
  expect(peopleFilterFrom(new URLSearchParams("q=%20%20&state=wizard&role=king&page=2"))).toEqual({});
  expect(peopleFilterFrom(new URLSearchParams({ q: "x".repeat(300) })).q).toHaveLength(100);
});
