import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Message } from "../../../../contract/conversations.ts";
import type { WordingStatus } from "../../../../contract/assistant.ts";
import { startWording, type WordingEmulator } from "../../../../emulators/wording/start-wording.ts";
import { openWorld, type CastMember, type World } from "../../../test/world.ts";
import { bodies, choicesOf, talkOf, type Talk } from "../assistant.fixture.ts";
import { speech } from "../texts.ts";
import { failuresToPause, pausedUntil, type PastCall } from "./breaker.ts";
import { checkWords } from "./check-words.ts";
import { maskQuestion } from "./prompt.ts";

const { texts } = speech.en;

let model: WordingEmulator;
let world: World;
let member: CastMember;
let nth = 0;
beforeAll(async () => {
  model = await startWording();
  world = await openWorld({ env: { BARAZA_WORDING_URL: model.address, BARAZA_WORDING_MODEL: "words-1", BARAZA_WORDING_KEY: "a-key-of-the-test", BARAZA_RATE_LIMITS: "off" }, settings: { "assistant.wording": true } });
});
afterAll(async () => { await world.close(); await model.stop(); });
beforeEach(async () => {
  member = await world.addMember(`worded${++nth}`);
  // Earlier failures don't count any more.
  world.clock.advance(2 * 3_600_000);
});

const question = "How do I reset my password?";
const good = "Ask for a new password on the sign-in page, and follow the link in the email [1].";
const after = async (talk: Talk, count: number): Promise<Message[]> => (await talk.show()).messages.items.slice(count);
const outcomes = async () => (await world.tx("system", (tx) => tx.query<{ outcome: string }>("SELECT outcome FROM assistant_wording_calls ORDER BY id DESC"))).rows.map((row) => row.outcome);
const status = async () => (await world.as("nneka").get<WordingStatus>("/api/admin/assistant/wording")).body;
/** Asks, and gives what came beside the rules' answer. */
async function askWorded(talk: Talk, words = question): Promise<Message[]> {
  await talk.ask(words);
  const before = (await talk.show()).messages.items.length;
  await world.drain();
  return after(talk, before);
}

test("AS-10 the rules answer at once; the model's words come beside them, labelled, citing articles, with the same question", async () => {
  model.say(good);
  const talk = await talkOf(world, member);
  const ruled = await talk.ask(question);
  expect(bodies(ruled).at(-1)).toBe(texts.didThisHelp);
  const before = (await talk.show()).messages.items.length;
  await world.drain();
  const [worded, ...more] = await after(talk, before);
  expect(more).toEqual([]);
  expect(worded).toMatchObject({ authorPart: "bot", body: texts.worded(good), extra: { articles: [{ slug: ruled[0]?.extra?.articles?.[0]?.slug }] } });
  expect(worded?.body).toContain("language model");
  expect(choicesOf([worded as Message])).toEqual(["Yes", "No", "Talk to a person"]);
  expect(bodies(await talk.ask("Yes"))).toEqual([texts.glad]);
});

test("AS-10 only help-centre text and the question leave the house: no name, address, number, ticket or id", async () => {
  model.say(good);
  const said = [["reset password ada.obi@example.com", "reset password [address]"], ["reset password HELP-00012", "reset password [number]"], ["reset password +234 803 555 0199", "reset password [number]"]] as const;
  for (const [words, masked] of said) {
    const talk = await talkOf(world, member);
    const before = model.heard().length;
    await askWorded(talk, words);
    const [heard, ...others] = model.heard().slice(before);
    expect(others).toEqual([]);
    expect(heard?.authorization, words).toBe("Bearer a-key-of-the-test");
    const sent = JSON.parse(heard?.body ?? "{}") as { messages: { role: string; content: string }[] };
    expect(Object.keys(sent).toSorted()).toEqual(["max_tokens", "messages", "model", "stream", "temperature"]);
    expect(sent.messages.map(({ role }) => role)).toEqual(["system", "user"]);
    expect(sent.messages[1]?.content).toBe(masked);
    for (const secret of [member.id, member.name, member.email, talk.id, "ada.obi", "803 555", "00012", "a-key-of-the-test"]) expect(heard?.body, secret).not.toContain(secret);
  }
});

test("AS-10 429, errors, cut streams and nonsense leave the rules' answer alone, and say why to the admin only", async () => {
  for (const [fault, outcome] of [["cut", "failed"], ["html", "failed"], ["odd", "unusable"], ["refused", "failed"]] as const) {
    model.fail(fault);
    expect(await askWorded(await talkOf(world, member)), fault).toEqual([]);
    expect((await outcomes())[0], fault).toBe(outcome);
    world.clock.advance(2 * 3_600_000);
  }
  for (const [said, outcome] of [["NONE", "declined"], ["Bananas conquer distant galaxies while elephants juggle [1].", "unusable"], ["Ask for a new password.", "unusable"], ["Follow https://evil.example [1].", "unusable"], ["Ask for a password [9].", "unusable"]] as const) {
    model.say(said);
    expect(await askWorded(await talkOf(world, member)), said).toEqual([]);
    expect((await outcomes())[0], said).toBe(outcome);
  }
  expect(await status()).toMatchObject({ on: true, model: "words-1", lastTrouble: { outcome: "unusable" }, abilities: { change: true } });
  expect(JSON.stringify(await status())).not.toContain("a-key-of-the-test");
  expect((await world.as("kofi").get("/api/admin/assistant/wording")).status).toBe(403);
});

test("AS-10 a model that says nothing is given up after three seconds in all, and holds no transaction meanwhile", async () => {
  model.fail("slow");
  const talk = await talkOf(world, member);
  await talk.ask(question);
  const began = performance.now();
  const drained = world.drain();
  await new Promise((resolve) => { setTimeout(resolve, 200); });
  const { rows } = await world.tx("system", (tx) => tx.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state = 'idle in transaction' AND usename = 'baraza_app'"));
  expect(rows).toEqual([]);
  await drained;
  const took = performance.now() - began;
  expect(took).toBeGreaterThan(2500);
  expect(took).toBeLessThan(4500);
  expect((await outcomes())[0]).toBe("timeout");
  expect(bodies((await talk.show()).messages.items).at(-1)).toBe(texts.didThisHelp);
});

test("AS-10 a 429 is waited out as long as it says; then the model is asked again", async () => {
  model.fail("limited");
  await askWorded(await talkOf(world, member));
  model.say(good);
  const before = model.heard().length;
  expect(await askWorded(await talkOf(world, member))).toEqual([]);
  expect(model.heard()).toHaveLength(before);
  expect((await outcomes()).slice(0, 2)).toEqual(["paused", "limited"]);
  expect((await status()).pausedUntil).not.toBeNull();
  world.clock.advance(7001);
  expect(await askWorded(await talkOf(world, member))).toHaveLength(1);
});

test("AS-10 what comes after the member wrote again is not shown, and a task that waited too long is not begun", async () => {
  model.say(good);
  const talk = await talkOf(world, member);
  await talk.ask(question);
  await talk.ask("menu");
  const before = (await talk.show()).lastSeq;
  const heard = model.heard().length;
  await world.drain();
  expect((await talk.show()).lastSeq).toBe(before);
  expect(model.heard()).toHaveLength(heard);
  await talk.ask(question);
  world.clock.advance(3001);
  await world.drain();
  expect(model.heard()).toHaveLength(heard);
});

test("AS-10 switched off, nothing is asked", async () => {
  const set = (value: boolean) => world.as("nneka").put("/api/admin/settings/assistant.wording", { value });
  expect((await set(false)).status).toBeLessThan(300);
  await expect.poll(async () => (await status()).on).toBe(false);
  const heard = model.heard().length;
  expect(await askWorded(await talkOf(world, member))).toEqual([]);
  expect(model.heard()).toHaveLength(heard);
  await set(true);
  await expect.poll(async () => (await status()).on).toBe(true);
});

test("AS-10 after failures in a row the model is left alone for a minute, then tried once", () => {
  const now = new Date("2026-11-21T10:00:00Z");
  const calls = (outcome: string, count: number): PastCall[] => Array.from({ length: count }, (_, i) => ({ at: new Date(now.getTime() - i * 1000), outcome, retryAt: null }));
  expect(pausedUntil([], now)).toBeNull();
  expect(pausedUntil(calls("failed", failuresToPause - 1), now)).toBeNull();
  expect(pausedUntil(calls("failed", failuresToPause), now)).toEqual(new Date(now.getTime() + 60_000));
  expect(pausedUntil(calls("failed", failuresToPause), new Date(now.getTime() + 60_000))).toBeNull();
  expect(pausedUntil([...calls("worded", 1), ...calls("failed", failuresToPause)], now)).toBeNull();
  expect(pausedUntil(calls("declined", 20), now)).toBeNull();
});

test("AS-10 what a question holds of a person is masked; an answer must be what its articles say", () => {
  expect(maskQuestion("call me on 0803 555 0199, @ada, I paid 50 twice")).toBe("call me on [number], [name], I paid 50 twice");
  const sources = [{ slug: "a", title: "Reset your password", summary: "Ask for a link.", text: "Choose Forgotten password on the sign-in page. The link works for an hour." }];
  expect(checkWords("Choose Forgotten password on the sign-in page [1].", sources)).toMatchObject({ ok: true, cited: [{ slug: "a" }] });
  expect(checkWords("none.", sources).ok).toBe(false);
  expect(checkWords("NONE.", sources)).toMatchObject({ outcome: "declined" });
  expect(checkWords(`${"word ".repeat(300)}[1]`, sources)).toMatchObject({ ok: false, outcome: "unusable" });
});
