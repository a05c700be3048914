import { describe, expect, test } from "vitest";
import { applyTicketEvent, compareRows, listFrom, matchesFilter, needsRefetch } from "./desk-list.ts";
import type { DeskFilter, TicketRow } from "./desk.ts";

const person = (id: string) => ({ id, name: id, username: null, image: null, isStaff: true });
const me = "11111111-1111-4111-8111-111111111111", other = "22222222-2222-4222-8222-222222222222";
const row = (id: string, fields: Partial<TicketRow> = {}): TicketRow => ({
  id, number: `HELP-${id}`, subject: "s", status: "open", priority: "medium", category: "bug", channel: "web", requester: person(other), assignee: null, team: null, tags: [],
  version: 1, createdAt: "2026-11-20T08:00:00.000Z", updatedAt: "2026-11-20T08:00:00.000Z", waitingSince: null, lastSeq: 1, unread: 0, preview: null, ...fields,
});

describe("DK-6 which filter a ticket matches", () => {
  test.for<[string, Partial<TicketRow>, DeskFilter, boolean]>([
    ["no filter", {}, {}, true], ["mine", { assignee: person(me) }, { view: "mine" }, true], ["another's", { assignee: person(other) }, { view: "mine" }, false],
    ["mine but solved", { assignee: person(me), status: "resolved" }, { view: "mine" }, false], ["unassigned", {}, { view: "unassigned" }, true], ["all open", { status: "closed" }, { view: "all_open" }, false],
    ["solved", { status: "closed" }, { view: "solved" }, true], ["one of two statuses", { status: "pending" }, { status: ["open", "pending"] }, true], ["none of them", { status: "closed" }, { status: ["open"] }, false],
    ["priority", { priority: "high" }, { priority: ["high"] }, true], ["category", {}, { category: ["payment"] }, false], ["channel", {}, { channel: ["web", "email"] }, true],
    ["assignee me", { assignee: person(me) }, { assignee: ["me"] }, true], ["assignee none", {}, { assignee: ["none", me] }, true], ["assignee other", { assignee: person(me) }, { assignee: [other] }, false],
    ["no team", {}, { team: ["none"] }, true], ["team", { team: { id: other, name: "t" } }, { team: [other] }, true], ["one of its tags", { tags: ["a", "b"] }, { tag: ["b", "c"] }, true], ["another tag", { tags: ["a"] }, { tag: ["c"] }, false],
    ["requester", {}, { requester: other.toUpperCase() }, true], ["from its moment on", {}, { from: "2026-11-20T08:00:00Z" }, true], ["not that status", {}, { notStatus: ["open"] }, false], ["nobody's is not mine", {}, { notAssignee: ["me"] }, true], ["mine is", { assignee: person(me) }, { notAssignee: ["me"] }, false], ["somebody's", {}, { notAssignee: ["none"] }, false],
    ["no team but that", {}, { notTeam: [other] }, true], ["not that requester", {}, { notRequester: other }, false], ["until before its moment", {}, { to: "2026-11-20T08:00:00Z" }, false],
  ])("%s", ([, fields, filter, expected]) => {
    expect(matchesFilter(row("a", fields), filter, { me })).toBe(expected);
  });
});

test("DK-6 words, names, mentions and breaching can't be told from a row", () => {
  for (const filter of [{ q: "x" }, { view: "mentions" }, { view: "breaching" }, { requester: "ada" }] as const) expect(needsRefetch(filter)).toBe(true);
  for (const filter of [{}, { view: "mine" }, { requester: other }, { tag: ["a"], sort: "priority" }] as const) expect(needsRefetch(filter as DeskFilter)).toBe(false);
});

describe("DK-6 orders", () => {
  const rows = [
    row("a", { priority: "low", updatedAt: "2026-11-20T10:00:00.000Z", waitingSince: "2026-11-20T09:00:00.000Z" }), row("b", { priority: "urgent", createdAt: "2026-11-20T07:00:00.000Z" }),
    row("c", { priority: "urgent", updatedAt: "2026-11-20T09:00:00.000Z", waitingSince: "2026-11-20T08:00:00.000Z" }),
  ];
  test.for<[NonNullable<DeskFilter["sort"]>, string]>([["-updated", "acb"], ["updated", "bca"], ["created", "bac"], ["-created", "cab"], ["priority", "cba"], ["waiting", "cab"]])("%s: %s", ([sort, expected]) => {
    expect(rows.toSorted(compareRows(sort)).map((r) => r.id).join("")).toBe(expected);
  });
});

describe("DK-6 what an event does to a list", () => {
  const rows = [row("c", { updatedAt: "2026-11-20T10:00:00.000Z", unread: 3 }), row("b", { updatedAt: "2026-11-20T09:00:00.000Z" })];
  const list = listFrom(rows, true);
  const apply = (of: typeof list, r: TicketRow, filter: DeskFilter = {}) => applyTicketEvent(of, { id: r.id, version: r.version, row: r }, filter, { me });
  const ids = (of: typeof list) => of.items.map((r) => r.id).join("");

  test("a change moves the row and keeps its own unread count", () => {
    const next = apply(list, row("b", { version: 2, updatedAt: "2026-11-20T11:00:00.000Z" }));
    expect(ids(next)).toBe("bc");
    expect(apply(list, row("c", { version: 2, updatedAt: "2026-11-20T11:00:00.000Z" })).items[0]?.unread).toBe(3);
  });
  test("an older event says nothing new, also about a ticket that has left the list", () => {
    const gone = apply(list, row("b", { version: 3, status: "closed" }), { view: "all_open" });
    expect(ids(gone)).toBe("c");
    expect(apply(gone, row("b", { version: 2, updatedAt: "2026-11-20T11:00:00.000Z" }), { view: "all_open" })).toBe(gone);
    expect(apply(list, row("b"))).toBe(list);
  });
  test("behind the last row a list with more to come leaves it to the server, a whole list takes it", () => {
    const old = row("a", { updatedAt: "2026-11-20T08:00:00.000Z" });
    expect(ids(apply(list, old))).toBe("cb");
    expect(ids(apply({ ...list, more: false }, old))).toBe("cba");
  });
  test("without a row there is nothing to apply", () => {
    expect(applyTicketEvent(list, { id: "b", version: 9 }, {}, { me })).toBe(list);
  });
});
