import { afterAll, beforeAll, expect, test } from "vitest";
import type { RuleVerdict } from "../../../contract/assistant.ts";
import { changeSetting } from "../../platform/settings/settings.ts";
import { openWorld, type CastName, type World } from "../../test/world.ts";
import { bodies, talkOf } from "./assistant.fixture.ts";
import { defaultRules } from "./language/index.ts";
import { speech } from "./texts.ts";

const { texts } = speech.en;

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const path = "/api/admin/assistant/test-rules";
const tryAs = (who: CastName, body: unknown) => world.as(who).post<RuleVerdict>(path, body);
const withPhrase = (phrase: string) => ({ ...defaultRules, languages: { ...defaultRules.languages, en: { ...defaultRules.languages.en, phrases: [...(defaultRules.languages.en?.phrases ?? []), { phrase, weight: 5, category: "content" }] } } });

test("AS-2 the test box says what the saved rules find, and where", async () => {
  const text = "Hello, my post failed!";
  const { status, body } = await tryAs("nneka", { text });
  expect(status).toBe(200);
  expect(body).toMatchObject({ severe: true, severeFrom: defaultRules.severeFrom });
  const [match] = body.matches;
  expect(text.slice(match?.start, match?.end)).toMatch(/failed/);
  expect((await tryAs("nneka", { text: "no error now" })).body).toMatchObject({ severe: false, matches: [] });
});

test("AS-2 edited rules are tried without being saved; wrong ones are refused with every problem's place", async () => {
  const edited = withPhrase("purple giraffe");
  expect((await tryAs("nneka", { text: "a purple giraffe", rules: edited })).body).toMatchObject({ severe: true, category: "content" });
  expect((await tryAs("nneka", { text: "a purple giraffe" })).body.severe).toBe(false);
  const wrong = await tryAs("nneka", { text: "x", rules: { ...defaultRules, severeFrom: 0, languages: { en: { ...defaultRules.languages.en, enabled: "yes" } } } });
  expect(wrong.status).toBe(422);
  expect(wrong.body).toMatchObject({ fields: expect.arrayContaining([expect.objectContaining({ path: "rules.severeFrom" }), expect.objectContaining({ path: "rules.languages.en.enabled" })]) });
  for (const rules of ["text", [], 7, {}]) expect((await tryAs("nneka", { text: "x", rules })).status).toBe(422);
  expect((await tryAs("nneka", { text: "  " })).status).toBe(422);
});

test("AS-2 the test box is for who may change settings", async () => {
  for (const who of ["ada", "wanjiru", "musa"] as const) expect((await tryAs(who, { text: "x" })).status).toBe(403);
});

test("AS-2 saved rules count from the next message; rules that can't be read are not saved", async () => {
  await expect(world.tx("nneka", (tx) => changeSetting(tx, "assistant.issueRules", { ...defaultRules, fillers: [7] }))).rejects.toMatchObject({ fields: [{ path: "value.fillers.0" }] });
  const before = await talkOf(world, "ada");
  expect(bodies(await before.ask("purple giraffe on my page"))).not.toEqual([texts.offerTicket]);
  await world.tx("nneka", (tx) => changeSetting(tx, "assistant.issueRules", withPhrase("purple giraffe")));
  await expect.poll(async () => (await tryAs("nneka", { text: "purple giraffe" })).body.severe).toBe(true);
  const after = await talkOf(world, "ada");
  expect(bodies(await after.ask("purple giraffe on my page"))).toEqual([texts.offerTicket]);
});
