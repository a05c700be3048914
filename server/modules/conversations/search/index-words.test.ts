import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { MessageHit } from "../../../../contract/search.ts";
import { openWorld, type World } from "../../../test/world.ts";
import { talkOf } from "../conversations.fixture.ts";
import { indexWords } from "./index-words.ts";
import * as queries from "./words.queries.ts";

let world: World;
let talk: string;
beforeAll(async () => {
  world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off" } });
  talk = (await talkOf(world).direct("ada", "bayo")).body.id;
});
afterAll(() => world.close());

const say = (body: string) => talkOf(world).send("ada", talk, body);
/** The two halves of what a worker does: it finds new messages, which are its own for a while, and writes their words. */
const look = () => world.tx("system", async (tx) => (await queries.lookForNew.run({ limit: 100 }, tx))[0]);
const write = ({ conversationIds, seqs, seen, seenAt }: queries.LookForNewResult) => world.tx("system", async (tx) => {
  await queries.putWords.run({ conversationIds: conversationIds ?? [], seqs: seqs ?? [] }, tx);
  await queries.looked.run({ seen: seen ?? "", seenAt: seenAt ?? new Date(0), whole: true }, tx);
});
const worker = () => indexWords(world.running.services);
/** How many messages have their words, and how many a search for one of them finds. */
const written = () => world.tx("system", async (tx) => (await tx.query<{ n: number }>("SELECT count(*)::int AS n FROM conversation_words WHERE conversation_id = $1", [talk])).rows[0]?.n);
const found = async (word: string) => (await world.as("bayo").get<{ items: MessageHit[] }>(`/api/search/messages?q=${word}`)).body.items.length;

/** A first worker finds the new message; a second one comes while it is at it. */
async function secondComes(body: string) {
  await say(body);
  const [first, before] = [await look(), await written()];
  expect(first).toMatchObject({ busy: false, conversationIds: [talk] });
  expect(await look()).toMatchObject({ busy: true, conversationIds: null, seqs: null });
  let waits = true;
  const second = worker().finally(() => { waits = false; });
  await sleep(500);
  expect([waits, await written()]).toEqual([true, before]);
  return { first: first as queries.LookForNewResult, second };
}

test("CV-11 a worker waits while another is at the new messages, and then finds nothing left to do", async () => {
  const { first, second } = await secondComes("Under the baobab sat a pangolin");
  expect(await found("pangolin")).toBe(0);
  await write(first);
  expect(await Promise.race([second, sleep(5000, "still waits")])).toBe(0);
  expect([await written(), await found("pangolin")]).toEqual([1, 1]);
});

test("CV-11 a worker that died is waited for until its time is over; what it does later still changes nothing", async () => {
  const { first, second } = await secondComes("Behind it came an okapi");
  const owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  const { rows: [progress] } = await owner.query<{ left: number }>("SELECT extract(epoch FROM looking_until - clock_timestamp())::float8 AS left FROM conversation_words_progress");
  expect(progress?.left).toBeLessThan(60);
  await owner.query("UPDATE conversation_words_progress SET looking_until = clock_timestamp()");
  await owner.end();
  expect(await second).toBe(1);
  await write(first);
  expect([await written(), await found("okapi")]).toEqual([2, 1]);
  await say("Then an aardvark");
  expect([await worker(), await written(), await found("aardvark")]).toEqual([1, 3, 1]);
});

test("CV-11 of many workers that look at once one does the work", async () => {
  await Promise.all(Array.from({ length: 60 }, (_, i) => say(`lemur ${i}`)));
  await world.tx("system", async (tx) => {
    expect((await queries.lookForNew.run({ limit: 1 }, tx))[0]?.busy).toBe(false);
    expect((await look())?.busy).toBe(true);
    throw new Error("died");
  }).catch((error: Error) => expect(error.message).toBe("died"));
  const counts = await Promise.all(Array.from({ length: 5 }, worker));
  expect(counts.sort((a, b) => a - b)).toEqual([0, 0, 0, 0, 60]);
  expect(await written()).toBe(63);
});

test("CV-11 while many people are served new messages are found all the same, more than one step of them", async () => {
  vi.spyOn(world.running.services.load, "busy").mockReturnValue(true);
  try {
    for (let i = 0; i < 30; i++) await say(`The thirtieth okapi, number ${i}`);
    expect(await worker()).toBe(30);
    expect(await found("okapi")).toBeGreaterThan(0);
  } finally {
    vi.restoreAllMocks();
  }
});

test("XX-7 what is left when a process ends is left to the next one", async () => {
  const before = await written();
  await Promise.all(Array.from({ length: 30 }, (_, i) => say(`zebra ${i}`)));
  await indexWords(world.running.services, () => true);
  expect(await written()).toBe(before);
  expect(await worker()).toBe(30);
});
