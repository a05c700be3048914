import { afterAll, beforeAll, expect, test } from "vitest";
import { counting, openDesk, type Desk } from "./desk.fixture.ts";
import { listAudit } from "./list-audit.ts";
import { setPriority } from "./triage-ticket.ts";

let desk: Desk;
/** A ticket whose priority changed often: 121 lines of audit and 121 events, its opening included. */
let long: { id: string };
const changes = 120;
beforeAll(async () => {
  desk = await openDesk();
  long = await desk.ticket();
  for (let n = 0; n < changes; n++) {
    // Every third comes at the same moment as the one before: the id decides then.
    if (n % 3 > 0) desk.world.clock.advance(1000);
    await desk.world.tx("kofi", (tx) => setPriority(tx, long.id, n % 2 === 0 ? "urgent" : "low"));
  }
});
afterAll(() => desk.close());

type Page<Item> = { items: Item[]; nextCursor: string | null };

/** All pages of a list, and how long each was. */
async function pages<Item>(who: "nneka" | "kofi" | "ada", path: string, limit: number): Promise<{ items: Item[]; lengths: number[] }> {
  const items: Item[] = [], lengths: number[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Page<Item> = (await desk.as(who).get<Page<Item>>(`${path}?limit=${limit}${cursor && `&cursor=${cursor}`}`)).body;
    items.push(...page.items);
    lengths.push(page.items.length);
    cursor = page.nextCursor;
  }
  return { items, lengths };
}

test("DK-20 the audit trail of a ticket comes in pages, latest first, each line once, 100 at most", async () => {
  const path = `/api/tickets/${long.id}/audit`;
  const { items, lengths } = await pages<{ id: string; at: string; verb: string }>("nneka", path, 50);
  expect(lengths).toEqual([50, 50, 21]);
  expect(new Set(items.map(({ id }) => id)).size).toBe(changes + 1);
  expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).sort().reverse());
  expect(items.at(-1)?.verb).toBe("ticket.created");
  expect((await desk.as("nneka").get<Page<unknown>>(path)).body.items).toHaveLength(25);
  expect((await desk.as("nneka").get(`${path}?limit=101`)).status).toBe(422);
  expect((await desk.as("nneka").get(`${path}?cursor=bm9uZQ`)).status).toBe(422);
  expect((await desk.as("kofi").get(`${path}?limit=50`)).status).toBe(403);
});

test("DK-20 a page of the audit trail costs as many statements, whatever its length and place", async () => {
  const short = await desk.ticket();
  const statements = (id: string, limit: number, cursor?: string) => desk.world.tx("nneka", async (tx) => {
    const { tx: counted, count } = counting(tx);
    await listAudit(counted, id, { limit, cursor });
    return count();
  });
  const second = (await desk.as("nneka").get<Page<unknown>>(`/api/tickets/${long.id}/audit`)).body.nextCursor ?? undefined;
  const counts = [await statements(short.id, 25), await statements(long.id, 100), await statements(long.id, 25, second)];
  expect(counts).toEqual([2, 2, 2]);
});

test("DK-7 the timeline comes in pages, latest first, each event once; a member's pages hold what is theirs to see", async () => {
  const path = `/api/conversations/${long.id}/events`;
  const { items, lengths } = await pages<{ number: number }>("kofi", path, 50);
  expect(lengths).toEqual([50, 50, 21]);
  expect(items.map(({ number }) => number)).toEqual(Array.from({ length: changes + 1 }, (_, n) => changes + 1 - n));
  await desk.put("kofi", `/api/tickets/${long.id}/resolution`);
  const own = await pages<{ kind: string; visibility: string }>("ada", path, 1);
  expect(own.items.map(({ kind }) => kind)).toEqual((await desk.kinds("ada", long.id)).toReversed());
  expect(own.items.every(({ visibility }) => visibility === "public")).toBe(true);
  expect(own.items.length).toBeGreaterThan(1);
  expect((await desk.as("kofi").get(`${path}?limit=101`)).status).toBe(422);
  expect((await desk.as("bayo").get(path)).status).toBe(404);
});
