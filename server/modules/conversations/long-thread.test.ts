import { afterAll, beforeAll, expect, test } from "vitest";
import { rowsOf } from "../../test/database/template-server.ts";
import { openWorld, type World } from "../../test/world.ts";
import { openConversation } from "./index.ts";
import * as queries from "./message.queries.ts";

let world: World;
let short: string;
let long: string;
const many = 100_000;

beforeAll(async () => {
  world = await openWorld();
  short = await threadOf("bayo", 100);
  long = await threadOf("chika", many);
  await rowsOf(world.ownerUrl, "VACUUM ANALYZE messages");
});
afterAll(() => world.close());

/** A thread of ada's with somebody, with so many messages. */
async function threadOf(other: "bayo" | "chika", messages: number): Promise<string> {
  const { ada, [other]: them } = world.people;
  const id = await world.tx("system", (tx) => openConversation(tx, { kind: "direct", owner: "nobody", participants: [{ personId: ada.id, part: "member" }, { personId: them.id, part: "member" }] }));
  await rowsOf(world.ownerUrl, `INSERT INTO messages (conversation_id, seq, client_id, author_id, author_part, body, created_at)
    SELECT '${id}', n, gen_random_uuid(), CASE n % 2 WHEN 0 THEN '${ada.id}'::uuid ELSE '${them.id}' END, 'member', 'message ' || n, '2026-01-01'::timestamptz + n * interval '1 second' FROM generate_series(1, ${messages}) n`);
  await rowsOf(world.ownerUrl, `UPDATE conversations SET last_seq = ${messages} WHERE id = '${id}'`);
  return id;
}

interface Explained { Plan: { "Shared Hit Blocks": number; "Shared Read Blocks": number } }

/** Pages of the database that a statement touches for a member, once everything that can be kept is kept. */
async function touched(text: string, values: unknown[]): Promise<number> {
  const explain = () => world.tx("ada", async (tx) => (await tx.query<{ "QUERY PLAN": Explained[] }>(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`, values)).rows[0]?.["QUERY PLAN"][0]);
  await explain();
  const plan = (await explain())?.Plan;
  if (!plan) throw new Error("no plan");
  return plan["Shared Hit Blocks"] + plan["Shared Read Blocks"];
}

test("CV-3 the newest page, an old one and catching up of a thread of 100,000 messages touch about as many pages of the database as those of 100", async () => {
  const end = 2_147_483_647;
  for (const [text, ofShort, ofLong] of [
    [queries.messagesBefore.text, [short, end, 51], [long, end, 51]],
    [queries.messagesBefore.text, [short, 60, 51], [long, many / 2, 51]],
    [queries.messagesAfter.text, [short, 49, 51], [long, many - 51, 51]],
    [queries.messagesAfter.text, [short, 0, 51], [long, 0, 51]],
    [queries.messagesChanged.text, [short, 0, 51], [long, 0, 51]],
  ] as const) {
    const [few, lots] = [await touched(text, [...ofShort]), await touched(text, [...ofLong])];
    expect(few).toBeGreaterThan(0);
    // A deeper index, and messages that lie on other pages than their neighbours; reading through the thread would be over a thousand.
    expect(lots, text).toBeLessThan(few * 2 + 20);
  }
});

test("CV-3 a thread of 100,000 messages answers with a page of it", async () => {
  const page = (await world.as("ada").get<{ items: { seq: number }[]; more: boolean }>(`/api/conversations/${long}/messages`)).body;
  expect(page.items.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => many - 49 + i));
  expect(page.more).toBe(true);
});
