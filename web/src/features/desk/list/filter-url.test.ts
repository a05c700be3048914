import { expect, test } from "vitest";
import type { DeskFilter } from "../../../../../contract/desk.ts";
import { askedOf, filterFrom, isNarrowed, savedAs, savedFilter, searchFrom, withoutNarrowing } from "./filter-url.ts";

const full: DeskFilter = {
  view: "mine", status: ["open", "pending"], priority: ["urgent"], category: ["payment"], assignee: ["me", "018f5a3e-0000-7000-8000-000000000001"], team: ["none"],
  tag: ["école 2", "vip"], channel: ["assistant"], requester: "ada@example.com", from: "2026-11-01T00:00:00.000Z", to: "2026-11-20T00:00:00.000Z", notStatus: ["closed"], notPriority: ["low"], notCategory: ["bug"], notAssignee: ["none"], notTeam: ["018f5a3e-0000-7000-8000-000000000002"], notTag: ["spam"], notChannel: ["widget"], notRequester: "me", q: "charged & twice?", sort: "priority",
};

test("DK-6 a filter written into the address is read back as it was", () => {
  expect(filterFrom(searchFrom(full))).toEqual(full);
});

test("DK-6 the first view has a plain address and an empty address is the first view", () => {
  expect(searchFrom({ view: "all_open" })).toBe("");
  expect(filterFrom("")).toEqual({ view: "all_open" });
});

test("DK-6 what an address says wrongly is left out, and the rest still counts", () => {
  const filter = filterFrom("view=everything&status=open&status=lost&priority=&assignee=you&category=Not%20One&from=yesterday&sort=size&q=%20%20&tag=%20VIP%20&limit=9");
  expect(filter).toEqual({ view: "all_open", status: ["open"], tag: ["vip"] });
});

test("DK-6 a repeated value counts once and too long a text is cut to what the server takes", () => {
  const filter = filterFrom(`status=open&status=open&q=${"a".repeat(400)}`);
  expect(filter.status).toEqual(["open"]);
  expect(filter.q).toHaveLength(200);
});

test("DK-6 unsolved tickets come by waiting time unless an order is chosen", () => {
  expect(askedOf({ view: "mine" }).sort).toBe("waiting");
  expect(askedOf({ view: "solved" }).sort).toBe("-updated");
  expect(askedOf({ view: "mine", sort: "created" }).sort).toBe("created");
});

test("DK-6 clearing the filters keeps the view and the order", () => {
  expect(isNarrowed(full)).toBe(true);
  const cleared = withoutNarrowing(full);
  expect(cleared).toEqual({ view: "mine", sort: "priority" });
  expect(isNarrowed(cleared)).toBe(false);
});

test("DK-6 a saved view that names no view is opened among all tickets, as it is counted, and is the one that is marked", () => {
  const filter: DeskFilter = { tag: ["vip"] };
  const opened = filterFrom(searchFrom(savedFilter(filter)));
  expect(opened).toEqual({ view: "all", tag: ["vip"] });
  const views = [{ id: "1", filter: { view: "all_open" as const, tag: ["vip"] } }, { id: "2", filter }, { id: "3", filter: { view: "all" as const, tag: ["vip"] } }];
  expect(savedAs(opened, views)?.id).toBe("2");
  expect(savedAs({ view: "all_open", tag: ["vip"] }, views)?.id).toBe("1");
  expect(savedAs({ view: "all_open" }, views)).toBeUndefined();
});
