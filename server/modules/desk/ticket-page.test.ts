import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk, type Desk } from "./desk.fixture.ts";

// 7,000 tickets, one a minute, the newest first: 1,100 untagged, 5,500 tagged "many", the rest untagged but for 3 "rare" ones at the far end.
const tagOf = (age: number) => (age < 1100 ? null : age < 6600 ? "many" : age >= 6997 ? "rare" : null);

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.world.tx("system", async (tx) => {
    const make = (text: string) => tx.query(text, [desk.world.people.ada.id, tx.now]);
    await make(`INSERT INTO conversations (id, kind, owner, last_seq, created_at) SELECT ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 'ticket', 'staff', 0, $2::timestamptz
      FROM generate_series(0, 6999) i WHERE $1::uuid IS NOT NULL`);
    await make(`INSERT INTO desk_tickets (id, serial, number, subject, requester_id, opened_as, category, priority, status, tags, created_at, updated_at, told_at, status_changed_at, resolved_at)
      SELECT ('00000000-0000-7000-8000-' || lpad(i::text, 12, '0'))::uuid, 100000 + i, 'OLD-' || i, 'Old one', $1::uuid, 'member', 'bug', 'low', 'resolved',
             CASE WHEN i < 1100 THEN '{}' WHEN i < 6600 THEN '{many}' WHEN i >= 6997 THEN '{rare}' ELSE '{}' END::text[], t.at, t.at, t.at, t.at, t.at
        FROM generate_series(0, 6999) i, LATERAL (SELECT $2::timestamptz - i * interval '1 minute' AS at) t`);
    await tx.query("INSERT INTO desk_ticket_origins (ticket_id, requester_id, created_at, search) SELECT id, requester_id, created_at, to_tsvector('baraza', 'old one ' || coalesce(tags[1], '')) FROM desk_tickets", []);
  });
});
afterAll(() => desk.close());

const ages = async (query: string) => (await desk.rows("kofi", query)).items.map((row) => Number(row.number.slice(4)));
const tagged = (tag: string) => Array.from({ length: 7000 }, (_, age) => age).filter((age) => tagOf(age) === tag);

describe("DK-6 a page is right wherever its rows lie", () => {
  test.for<[string, string, number[]]>([
    ["among the first rows in order", "?q=old&limit=3", [0, 1, 2]], ["few and far away, by their own index", "?tag=rare", [6997, 6998, 6999]], ["few and far away, by words", "?q=rare&view=solved", [6997, 6998, 6999]],
    ["many and far away, along the order", "?tag=many&limit=3", [1100, 1101, 1102]], ["nowhere", "?tag=none_such", []], ["in the other direction", "?tag=many&limit=2&sort=updated", [6599, 6598]],
    ["by priority", "?tag=rare&sort=priority", [6997, 6998, 6999]], ["where nobody waits, by id", "?tag=rare&sort=waiting", [6997, 6998, 6999]],
  ])("%s: %s", async ([, query, expected]) => {
    expect(await ages(query)).toEqual(expected);
  });

  test("a time that lies far down the order", async () => {
    const at = (age: number) => new Date(desk.world.clock.now().getTime() - age * 60_000).toISOString();
    expect(await ages(`?from=${at(5002)}&to=${at(5000)}`)).toEqual([5001, 5002]);
    expect(await ages(`?from=${at(6998)}&to=${at(6990)}&tag=rare`)).toEqual([6997, 6998]);
  });

  test("pages of 100 through many that lie far away, without loss or repeat", async () => {
    const seen: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page = await desk.rows("kofi", `?tag=many&limit=100${cursor ? `&cursor=${cursor}` : ""}`);
      seen.push(...page.items.map((row) => Number(row.number.slice(4))));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(tagged("many"));
  });
});
