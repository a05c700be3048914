import { afterAll, beforeAll, expect, test } from "vitest";
import type { AssistantFigures } from "../../../../contract/assistant.ts";
import { openWorld, type World } from "../../../test/world.ts";
import { alwaysOpen, atNoon, talkOf } from "../assistant.fixture.ts";
import { groupQuestions } from "./group-questions.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld({ settings: { "desk.hours": alwaysOpen }, env: { BARAZA_RATE_LIMITS: "off" } });
  atNoon(world.clock);
});
afterAll(() => world.close());

const figures = async (days = 7) => (await world.as("nneka").get<AssistantFigures>(`/api/admin/assistant/figures?days=${days}`)).body;

test("AS-11 containment, hand-offs, votes and unanswered questions count what happened in the period, and only talks in which somebody wrote", async () => {
  expect(await figures()).toMatchObject({ talks: 0, containment: null, handedOff: 0, unanswered: 0, groups: [], votes: { helpful: 0, notHelpful: 0 } });
  const helped = await talkOf(world, await world.addMember("one"));
  await helped.ask("How do I reset my password?");
  await helped.ask("Yes");
  const notHelped = await talkOf(world, await world.addMember("two"));
  await notHelped.ask("How do I reset my password?");
  await notHelped.ask("No");
  await notHelped.ask("Talk to a person");
  const asking = await talkOf(world, await world.addMember("three"));
  for (const question of ["Where are the zebra stickers sold?", "zebra stickers sold where", "quantum violins for hire"]) await asking.ask(question);
  await talkOf(world, "ada");
  const taken = await talkOf(world, await world.addMember("four"));
  await taken.ask("hello");
  expect((await world.as("kofi").put(`/api/conversations/${taken.id}/ownership`, {})).status).toBe(200);
  await world.as("ada").put("/api/help/articles/charged-twice/vote", { helpful: true });

  const shown = await figures();
  expect(shown).toMatchObject({
    days: 7, talks: 4, handedOff: 2, takenOver: 1, containment: 0.5, before: { talks: 0, containment: null },
    votes: { helpful: 1, notHelpful: 1 }, articleVotes: { helpful: 1, notHelpful: 0 }, unanswered: 3, abilities: { write: true },
  });
  expect(shown.byDay).toHaveLength(7);
  expect(shown.byDay.at(-1)).toMatchObject({ talks: 4, handedOff: 2 });
  expect(shown.groups.map(({ count }) => count)).toEqual([2, 1]);
  expect(shown.groups[0]?.words.slice(0, 2)).toEqual(expect.arrayContaining(["zebra"]));
  // Seen to, a group is gone; asked anew it comes back with what is new, and can be taken back. Others are left alone.
  const zebra = shown.groups[0]?.ids ?? [];
  const settle = (who: "nneka" | "ada", done: boolean) => world.as(who).put("/api/admin/assistant/questions/done", { ids: zebra, done });
  expect([(await settle("ada", true)).status, (await settle("nneka", true)).status]).toEqual([403, 204]);
  expect((await figures()).groups.map(({ count, doneBefore }) => [count, doneBefore])).toEqual([[1, 0]]);
  await asking.ask("zebra stickers where sold");
  expect((await figures()).groups.map(({ count, doneBefore, questions }) => [count, doneBefore, questions[0]?.question])).toEqual([[1, 2, "zebra stickers where sold"], [1, 0, "quantum violins for hire"]]);
  expect((await settle("nneka", false)).status).toBe(204);
  expect((await figures()).groups.map(({ count, doneBefore }) => [count, doneBefore])).toEqual([[3, 0], [1, 0]]);
  // A week later they are the period before; another week on, gone from both.
  world.clock.advance(7 * 86_400_000);
  expect(await figures()).toMatchObject({ talks: 0, before: { talks: 4, handedOff: 2, containment: 0.5 }, unanswered: 0 });
  expect(await figures(30)).toMatchObject({ days: 30, talks: 4, unanswered: 4 });
  expect((await world.as("kofi").get("/api/admin/assistant/figures?days=7")).status).toBe(403);
  expect((await world.as("nneka").get("/api/admin/assistant/figures?days=8")).status).toBe(422);
});

test("AS-11 questions in like words are one group, others are not; a thousand take no time", () => {
  const at = new Date("2026-11-21T10:00:00Z");
  const groups = groupQuestions(["How can I change my username?", "change username", "I want to change the username please", "Is there a mobile app?", "mobile app", "???", "Naomba kubadilisha jina"].map((question) => ({ question, askedAt: at })));
  expect(groups.map(({ questions }) => questions.length)).toEqual([3, 2, 1, 1]);
  const many = Array.from({ length: 1000 }, (_, i) => ({ question: `word${i % 400} thing${i % 300} matter${i}`, askedAt: at }));
  const began = performance.now();
  expect(groupQuestions(many).reduce((sum, { questions }) => sum + questions.length, 0)).toBe(1000);
  expect(performance.now() - began).toBeLessThan(2000);
});
