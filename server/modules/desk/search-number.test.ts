import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type Desk, type Rows } from "./desk.fixture.ts";

let desk: Desk;
/** The first ticket, HELP-00001, and one that must not be found by its number. */
let first: string;
let second: string;
beforeAll(async () => {
  desk = await openDesk();
  first = (await desk.ticket("ada", { description: "It does not work" })).id;
  second = (await desk.ticket("ada", { description: "Neither does this" })).id;
});
afterAll(() => desk.close());

/** What the team and the requester find with the same words. */
const found = async (q: string) => Promise.all([desk.rows("kofi", `?q=${encodeURIComponent(q)}`), desk.as("ada").get<Rows>(`/api/tickets?q=${encodeURIComponent(q)}`).then((answer) => answer.body)])
  .then((lists) => lists.map((list) => list.items.map((row) => row.id).sort()));

test.for(["HELP-00001", "help-00001", "Help-00001 ", "HELP00001", "00001", "1", "#HELP-00001", "(HELP-00001)", "HELP-00001.", "HELP-00001:", "HELP-00001 post", "post HELP-00001", "HELP\u201100001"])(
  "DK-6 %j finds the ticket of that number, in the inbox and among one's own", async (q) => {
    expect(await found(q)).toEqual([[first], [first]]);
  },
);

test.for(["H", "HELP", "HELP-", "help-0", "HELP-000", "help-0000"])("DK-6 %j, a number that is partly typed, finds all that begin so", async (q) => {
  expect(await found(q)).toEqual([[first, second].sort(), [first, second].sort()]);
});

test.for(["HELP-00003", "HELP-99", "00003", "EKSU-00001", "HELP-00001 wallet"])("DK-6 %j finds nothing", async (q) => {
  expect(await found(q)).toEqual([[], []]);
});

test("DK-5 a number does not open what is another's", async () => {
  expect((await desk.as("bayo").get<Rows>("/api/tickets?q=HELP-00001")).body.items).toEqual([]);
});

test("DK-6 a number is found behind a thousand newer tickets", async () => {
  await desk.world.tx("bayo", (tx) => tx.query(`SELECT desk_create_ticket(p_ticket => uuidv7(), p_client_id => NULL, p_prefix => 'HELP', p_width => 5, p_subject => 'One of many', p_requester => actor_id(),
    p_opened_as => 'member', p_channel => 'web', p_category => 'bug', p_priority => 'low', p_follow_up_of => NULL, p_source => NULL, p_evidence => NULL, p_text_hash => NULL, p_subject_words => 'one of many',
    p_text_words => 'words', p_messages => jsonb_build_array(jsonb_build_object('clientId', uuidv7(), 'body', 'Words', 'at', $1::timestamptz)), p_per_hour => NULL, p_per_day => NULL, p_same_text_since => NULL,
    p_request_id => NULL, p_address => NULL, p_now => $1) FROM generate_series(1, 1100)`, [tx.now]));
  expect((await desk.rows("kofi", "?q=one+of+many&limit=100")).items).toHaveLength(100);
  for (const q of ["HELP-00001", "help-00001", "00001"]) expect([q, await found(q)]).toEqual([q, [[first], [first]]]);
});
