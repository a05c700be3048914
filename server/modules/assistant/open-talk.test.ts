import { afterAll, beforeAll, expect, test } from "vitest";
import type { Conversation } from "../../../contract/conversations.ts";
import { changeSetting } from "../../platform/settings/settings.ts";
import { openWorld, type CastName, type World } from "../../test/world.ts";
import { talkOf } from "./assistant.fixture.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const open = (who: CastName | "nobody", more: Record<string, unknown> = {}) => world.as(who).post<Conversation>("/api/conversations", { kind: "assistant", ...more });

test("AS-1 opening greets with the menu, and the bot owns the talk", async () => {
  const { status, body } = await open("ada");
  expect(status).toBe(201);
  expect(body).toMatchObject({ kind: "assistant", owner: "bot", lastSeq: 1, handedOffTo: null, closure: null, abilities: { send: true, note: false } });
  expect(body.participants.map(({ person, part }) => [person.id, part])).toEqual([[world.people.ada.id, "member"]]);
  expect(body.messages.items).toHaveLength(1);
  expect(body.messages.items[0]).toMatchObject({ authorPart: "bot", extra: { choices: [{ value: "Ask a question" }, { value: "My tickets" }, { value: "Talk to a person" }] } });
});

test("AS-1 opening again gives the same talk for 24 hours, then a new one; fresh gives a new one at once", async () => {
  const first = (await open("bayo")).body.id;
  world.clock.advance(23 * 3_600_000);
  expect((await open("bayo")).body.id).toBe(first);
  const fresh = (await open("bayo", { fresh: true })).body.id;
  expect(fresh).not.toBe(first);
  expect((await open("bayo")).body.id).toBe(fresh);
  world.clock.advance(25 * 3_600_000);
  expect([first, fresh]).not.toContain((await open("bayo")).body.id);
});

test("AS-1 opened from ten tabs at once it is one talk with one greeting", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => open("chika")));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  expect(answers.every(({ body }) => body.lastSeq === 1)).toBe(true);
});

test("AS-1 a talk that was handed off is not opened again; each member has their own", async () => {
  const talk = await talkOf(world, "ada");
  await talk.ask("I was charged twice");
  await talk.ask("Yes");
  const next = (await open("ada")).body;
  expect(next.id).not.toBe(talk.id);
  expect(next.handedOffTo).toBeNull();
  expect((await open("kofi")).body.participants[0]?.person.id).toBe(world.people.kofi.id);
  expect((await open("nobody")).status).toBe(401);
  expect((await open("ada", { surprise: 1 })).status).toBe(422);
});

test("AS-8 an admin may change the greeting, but not that the bot says what it is", async () => {
  await world.tx("nneka", (tx) => changeSetting(tx, "assistant.greeting", "Welcome to the campus shop."));
  await expect(world.tx("kofi", (tx) => changeSetting(tx, "assistant.greeting", "x"))).rejects.toMatchObject({ code: "42501" });
  await expect.poll(async () => (await open("ada", { fresh: true })).body.messages.items[0]?.body)
    .toBe("Hi! I'm the help bot of Baraza: a computer program, not a person.\nWelcome to the campus shop.");
});
