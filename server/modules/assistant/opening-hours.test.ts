import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { atNoon, bodies, talkOf } from "./assistant.fixture.ts";

const morning = [{ from: "08:30", to: "11:00" }];
let world: World;
beforeAll(async () => {
  world = await openWorld({
    settings: {
      "desk.hours": { zone: "Africa/Lagos", monday: morning, tuesday: morning, wednesday: morning, thursday: morning, friday: morning, saturday: morning, sunday: morning },
      "community.timeZone": "Africa/Lagos",
    },
  });
  atNoon(world.clock);
});
afterAll(() => world.close());

test("AS-7 outside opening hours the bot says when people are back, and takes the ticket", async () => {
  const talk = await talkOf(world, "ada");
  expect(bodies(await talk.ask("I want to talk to somebody"))).toEqual(["Our team is back tomorrow at 08:30 (Lagos time). Tell me in a few words what it is about, and I'll take it down for them now."]);
  const [taken] = await talk.ask("zebra umbrella");
  expect(taken?.body).toMatch(/^Done: your ticket is HELP-\d{5}\. Our team is back tomorrow at 08:30 \(Lagos time\)/);
  expect((await talk.show()).handedOffTo).not.toBeNull();
});

test("AS-7 inside opening hours a person answers right here", async () => {
  world.clock.advance(21 * 3_600_000);
  const talk = await talkOf(world, "bayo");
  await talk.ask("I want to talk to somebody");
  const [taken] = await talk.ask("zebra umbrella");
  expect(taken?.body).toMatch(/A person from our team will answer right here/);
});
