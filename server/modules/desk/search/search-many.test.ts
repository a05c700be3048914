import { afterAll, beforeAll, expect, test } from "vitest";
import type { MessageHit } from "../../../../contract/search.ts";
import { indexWords } from "../../conversations/index.ts";
import { openDesk, type Desk } from "../desk.fixture.ts";

let desk: Desk;
let ticket: string;
const first = 100;
const count = 6000;

beforeAll(async () => {
  desk = await openDesk();
  ticket = (await desk.ticket("ada")).id;
  await desk.ticket("bayo");
  // Every message says lemur, one in fifty tapir, one in 1500 quokka; the newest last. Some were said at the same moment.
  await desk.world.tx("system", (tx) => tx.query(`INSERT INTO messages (conversation_id, seq, client_id, author_id, author_part, body, created_at)
    SELECT $1, n, gen_random_uuid(), $2, 'member', 'A lemur' || CASE WHEN n % 50 = 0 THEN ' met a tapir' ELSE '' END || CASE WHEN n % 1500 = 7 THEN ' and the quokka' ELSE '' END, $3::timestamptz + interval '1 second' * (n / 3)
      FROM generate_series($4::int, $5::int) n`, [ticket, desk.world.people.ada.id, tx.now, first, first + count - 1]));
  await indexWords(desk.world.running.services);
});
afterAll(() => desk.close());

const numbers = Array.from({ length: count }, (_, i) => first + count - 1 - i);
test.for<[string, number, (n: number) => boolean]>([
  ["tapir", 100, (n) => n % 50 === 0], ["tapir", 7, (n) => n % 50 === 0], ["quokka", 3, (n) => n % 1500 === 7], ["tapir status:open", 100, (n) => n % 50 === 0], ["-lemur tapir", 10, () => false], ["quokka -tapir", 10, (n) => n % 1500 === 7 && n % 50 !== 0],
  ["from:ada quok", 10, (n) => n % 1500 === 7], ["\"met a tapir\"", 100, (n) => n % 50 === 0],
])("CV-11 among thousands %j, %d at a time, finds each once and the newest first", async ([q, limit, fits]) => {
  const found: number[] = [];
  let cursor = "";
  do {
    const { status, body } = await desk.as("kofi").get<{ items: MessageHit[]; nextCursor: string | null }>(`/api/search/messages?scope=team&limit=${limit}&q=${encodeURIComponent(q)}${cursor && `&cursor=${cursor}`}`);
    expect(status).toBe(200);
    found.push(...body.items.map(({ seq }) => seq));
    cursor = body.nextCursor ?? "";
  } while (cursor !== "");
  expect(found).toEqual(numbers.filter(fits));
});

test("CV-11 the whole team's talk of a member is found by them too, a page at a time", async () => {
  const answer = await desk.as("ada").get<{ items: MessageHit[] }>("/api/search/messages?limit=100&q=lemur");
  expect(answer.body.items.map(({ seq }) => seq)).toEqual(numbers.slice(0, 100));
  expect((await desk.as("bayo").get<{ items: MessageHit[] }>("/api/search/messages?q=lemur")).body.items).toEqual([]);
});
