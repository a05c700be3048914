import { expect, test } from "vitest";
import type { DeskFilter, TicketRow } from "../../../../../contract/desk.ts";
import { DeskListStore, type AskPage } from "./desk-list-store.ts";

const person = { id: "p", name: "Ada Obi", username: "ada", image: null, isStaff: false };
const row = (n: number, more: Partial<TicketRow> = {}): TicketRow => ({
  id: `t${String(n).padStart(4, "0")}`, number: `HELP-${n}`, subject: "Charged twice", status: "open", priority: "medium", category: "payment", channel: "web", requester: person,
  assignee: null, team: null, tags: [], version: 1, createdAt: new Date(n * 1000).toISOString(), updatedAt: new Date(n * 1000).toISOString(), waitingSince: null, lastSeq: 1, unread: 0, preview: null, ...more,
});

/** A server with tickets 1 … n, oldest first, that pages by position. */
function serverOf(rows: TicketRow[]) {
  const asked: { limit: number; cursor: string | undefined }[] = [];
  const ask: AskPage = async (query) => {
    asked.push(query);
    const from = Number(query.cursor ?? 0);
    const items = rows.slice(from, from + query.limit);
    return { items, nextCursor: from + query.limit < rows.length ? String(from + query.limit) : null };
  };
  return { ask, asked };
}
const filter: DeskFilter = { view: "all_open", sort: "created" };
const numbers = (store: DeskListStore) => store.snapshot().rows.map((one) => one.number);

test("DK-6 pages follow each other without a repeat, and the end is known", async () => {
  const { ask } = serverOf(Array.from({ length: 70 }, (_, n) => row(n + 1)));
  const store = new DeskListStore(filter, "me", ask);
  await store.refresh();
  expect(store.snapshot()).toMatchObject({ status: "ready", hasMore: true });
  await store.loadMore();
  expect(numbers(store)).toEqual(Array.from({ length: 70 }, (_, n) => `HELP-${n + 1}`));
  expect(store.snapshot().hasMore).toBe(false);
});

test("DK-6 a ticket that was solved while the answer was under way is not in the list", async () => {
  let answer = (): void => undefined;
  const store = new DeskListStore(filter, "me", () => new Promise((resolve) => (answer = () => resolve({ items: [row(1), row(2)], nextCursor: null }))));
  const loading = store.refresh();
  store.hear({ id: "t0001", version: 2, row: row(1, { version: 2, status: "resolved" }) });
  answer();
  await loading;
  expect(numbers(store)).toEqual(["HELP-2"]);
});

test("DK-6 a looked-at list is asked for as far as it was read", async () => {
  const { ask, asked } = serverOf(Array.from({ length: 160 }, (_, n) => row(n + 1)));
  const store = new DeskListStore(filter, "me", ask);
  await store.refresh();
  await store.loadMore();
  await store.loadMore();
  await store.refresh();
  expect(store.snapshot().rows).toHaveLength(150);
  expect(asked.slice(-2).map((one) => one.limit)).toEqual([100, 50]);
});

test("DK-6 what others write is unread until it is read here", async () => {
  const { ask } = serverOf([row(1)]);
  const store = new DeskListStore(filter, "me", ask);
  await store.refresh();
  store.hear({ id: "t0001", version: 2, row: row(1, { version: 2, lastSeq: 3 }) });
  store.hear({ id: "t0009", version: 1, row: row(9, { lastSeq: 2 }) });
  expect(store.snapshot().rows.map((one) => one.unread)).toEqual([2, 2]);
  store.read("t0001");
  expect(store.snapshot().rows.map((one) => one.unread)).toEqual([0, 2]);
});

test("DK-6 what one has written oneself is not unread, whether its event comes before or after the answer", async () => {
  const { ask } = serverOf([row(1), row(2, { unread: 1 })]);
  const store = new DeskListStore(filter, "me", ask);
  await store.refresh();
  store.read("t0001", 2);
  store.hear({ id: "t0001", version: 2, row: row(1, { version: 2, lastSeq: 2 }) });
  store.hear({ id: "t0002", version: 2, row: row(2, { version: 2, lastSeq: 3 }) });
  store.read("t0002", 2);
  expect(store.snapshot().rows.map((one) => one.unread)).toEqual([0, 1]);
});

test("DK-6 a failed look says so, a failed second look leaves what is there", async () => {
  let broken = true;
  const store = new DeskListStore(filter, "me", async () => {
    if (broken) throw new Error("no connection");
    return { items: [row(1)], nextCursor: null };
  });
  await store.refresh();
  expect(store.snapshot().status).toBe("error");
  broken = false;
  await store.refresh();
  broken = true;
  await store.refresh();
  expect(store.snapshot()).toMatchObject({ status: "ready" });
  expect(numbers(store)).toEqual(["HELP-1"]);
});

test("DK-6 a searched list is asked for again instead of guessing", async () => {
  const { ask, asked } = serverOf([row(1)]);
  const store = new DeskListStore({ ...filter, q: "twice" }, "me", ask);
  await store.refresh();
  store.hear({ id: "t0009", version: 1, row: row(9) });
  store.hear({ id: "t0010", version: 1, row: row(10) });
  expect(numbers(store)).toEqual(["HELP-1"]);
  await expect.poll(() => asked.length).toBe(2);
});
