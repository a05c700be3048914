import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Ticket } from "../../../contract/desk.ts";
import { openWorld, type CastMember, type CastName, type World } from "../../test/world.ts";
import { bodies, talkOf, type Talk } from "./assistant.fixture.ts";
import { speech } from "./texts.ts";

const { texts } = speech.en;

let world: World;
let member: CastMember;
let nth = 0;
beforeAll(async () => { world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off" } }); });
afterAll(() => world.close());
beforeEach(async () => { member = await world.addMember(`member${++nth}`); });

interface Taken { ticketId: string; number: string }
const takeOver = (who: CastName | "nobody", id: string) => world.as(who).put<Taken>(`/api/conversations/${id}/ownership`);

test("AS-8 staff take a bot talk over: a ticket of the member's words that is theirs, and the bot is silent", async () => {
  const talk = await talkOf(world, member);
  await talk.ask("hello");
  const told = await talk.send("zebra umbrella, the third time");
  const taken = await takeOver("kofi", talk.id);
  expect(taken.status).toBe(200);
  const { ticketId, number } = taken.body;
  const shown = await talk.show();
  expect(shown).toMatchObject({ owner: "staff", handedOffTo: { ticketId, number }, abilities: { send: false } });
  expect(bodies(shown.messages.items).slice(-2)).toEqual([texts.joined("Kofi Otieno"), texts.goesOn(number)]);
  const ticket = (await world.as("kofi").get<Ticket>(`/api/tickets/${number}`)).body;
  expect(ticket).toMatchObject({
    id: ticketId, requester: { id: member.id }, assignee: { id: world.people.kofi.id }, status: "in_progress", channel: "assistant", sourceConversationId: talk.id,
  });
  // The member's words, in the member's name and time.
  expect(ticket.messages.items).toMatchObject([{ body: told.body.body, author: { id: member.id }, authorPart: "member", createdAt: told.body.createdAt, extra: { copiedFrom: { conversationId: talk.id, seq: told.body.seq } } }]);
  expect((await talk.send("still there?")).body).toMatchObject({ type: "/problems/moved", extra: { ticketId, number } });
  expect(bodies((await talk.show()).messages.items)).not.toContain("still there?");
  const { rows } = await world.tx("system", (tx) => tx.query("SELECT actor_id, verb FROM audit_entries WHERE subject_id = $1 AND verb = 'talk.taken_over'", [ticketId]));
  expect(rows).toEqual([{ actor_id: world.people.kofi.id, verb: "talk.taken_over" }]);
});

test("AS-8 the same take-over again answers the same; another's answers 409 with the ticket", async () => {
  const talk = await talkOf(world, member);
  await talk.ask("zebra umbrella");
  const first = await takeOver("kofi", talk.id);
  const { lastSeq } = await talk.show();
  expect(await takeOver("kofi", talk.id)).toMatchObject({ status: 200, body: first.body });
  const late = await takeOver("wanjiru", talk.id);
  expect(late.status).toBe(409);
  expect(late.body).toMatchObject({ type: "/problems/moved", extra: first.body });
  expect((await talk.show()).lastSeq).toBe(lastSeq);
});

test("AS-8 of many staff who take a talk at once one has it", async () => {
  const talk = await talkOf(world, member);
  await talk.ask("zebra umbrella");
  const who = ["kofi", "wanjiru", "musa", "nneka", "sade"] as const;
  const answers = await Promise.all(who.map((one) => takeOver(one, talk.id)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(4);
  const { rows } = await world.tx("system", (tx) => tx.query("SELECT 1 FROM desk_tickets WHERE requester_id = $1", [member.id]));
  expect(rows).toHaveLength(1);
});

test("AS-8 members, strangers and other kinds: nobody without ticket.reply takes anything over", async () => {
  const talk = await talkOf(world, member);
  await talk.ask("zebra umbrella");
  for (const who of ["ada", "bayo"] as const) expect((await takeOver(who, talk.id)).status).toBe(403);
  expect((await takeOver("nobody", talk.id)).status).toBe(401);
  expect((await takeOver("kofi", randomUUID())).status).toBe(404);
  const taken = await takeOver("kofi", talk.id);
  expect((await takeOver("kofi", taken.body.ticketId)).status).toBe(404);
});

test("AS-8 a talk in which nothing was said is not taken over, and stays with the bot", async () => {
  const talk = await talkOf(world, member);
  const refused = await takeOver("kofi", talk.id);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ type: "/problems/nothing-said" });
  expect(await talk.show()).toMatchObject({ owner: "bot", lastSeq: 1 });
  // Menu words alone are something to go by.
  await talk.ask("menu");
  expect((await takeOver("kofi", talk.id)).status).toBe(200);
});

test("AS-8 a member who writes while staff take over is answered by the bot before, or moves along: never both", async () => {
  for (let round = 0; round < 40; round++) {
    const one = await world.addMember(`racer${round}`);
    const talk: Talk = await talkOf(world, one);
    await talk.ask("zebra umbrella");
    const [taken, ...sent] = await Promise.all([takeOver(round % 2 ? "kofi" : "wanjiru", talk.id), talk.send("hello"), talk.send("I was charged twice"), talk.send("menu")]);
    expect(taken.status).toBe(200);
    const { items } = (await talk.show()).messages;
    for (const { status, body } of sent) {
      if (status === 201) expect(items.some(({ authorPart, seq }) => authorPart === "bot" && seq === body.seq + 1)).toBe(true);
      else expect(body).toMatchObject({ type: "/problems/moved", extra: taken.body });
    }
    // The last words of the talk are those that name the ticket.
    expect(items.at(-1)).toMatchObject({ authorPart: "bot", extra: { ticket: { id: taken.body.ticketId } } });
  }
});

test("AS-8 a take-over and the member's Yes at once make one ticket", async () => {
  for (let round = 0; round < 10; round++) {
    const one = await world.addMember(`yes${round}`);
    const talk = await talkOf(world, one);
    await talk.ask("I was charged twice for one bundle");
    const [taken, yes] = await Promise.all([takeOver("kofi", talk.id), talk.send("Yes")]);
    expect([[200, 409], [409, 201]]).toContainEqual([taken.status, yes.status]);
    const { rows } = await world.tx("system", (tx) => tx.query<{ number: string }>("SELECT number FROM desk_tickets WHERE requester_id = $1", [one.id]));
    expect(rows).toHaveLength(1);
    expect((await talk.show()).handedOffTo?.number).toBe(rows[0]?.number);
  }
});

test("DK-2 a member's own limit is told to staff as such", async () => {
  for (const matter of ["zebra umbrella", "quantum violin", "purple giraffe", "wooden spoon", "rusty anchor"]) {
    const talk = await talkOf(world, member);
    await talk.ask("talk to a person");
    await talk.ask(matter);
  }
  const talk = await talkOf(world, member);
  await talk.ask("frozen lighthouse");
  const refused = await takeOver("kofi", talk.id);
  expect(refused.status).toBe(409);
  expect(refused.body).toMatchObject({ type: "/problems/ticket-limit" });
  expect(await talk.show()).toMatchObject({ owner: "bot", handedOffTo: null });
});
