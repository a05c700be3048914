import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { LiveClient } from "../../test/live-client.ts";
import type { CastMember, CastName } from "../../test/world.ts";
import { openSends, type Answer, type Sends } from "./send-together.fixture.ts";

let sends: Sends;
beforeAll(async () => {
  sends = await openSends();
});
afterEach(() => sends.tidy());
afterAll(() => sends.close());

interface Case { author: CastMember; other: CastMember; talk: string }

/** What may have happened to a writer, the other one or their conversation; and what a message then gets. `$1` author, `$2` the other one, `$3` conversation, `$4` now: a statement uses what it needs. */
const happened: [string, string, number][] = [
  ["nothing", "SELECT 1", 201],
  ["the conversation was blocked", "UPDATE conversations SET blocked = true WHERE id = $3", 403],
  ["the other one was suspended", "INSERT INTO identity_bans (person_id, kind, reason, until, banned_at) VALUES ($2, 'suspension', 'x', $4::timestamptz + interval '1 day', $4)", 403],
  ["the other one's suspension is over", "INSERT INTO identity_bans (person_id, kind, reason, until, banned_at) VALUES ($2, 'suspension', 'x', $4::timestamptz - interval '1 hour', $4::timestamptz - interval '1 day')", 201],
  ["the other one's account was closed", "INSERT INTO identity_deactivations (person_id, reason, deactivated_at) VALUES ($2, 'x', $4)", 403],
  ["the other one has left", "UPDATE conversation_participants SET left_at = $4 WHERE conversation_id = $3 AND person_id = $2", 201],
  ["the writer has left", "UPDATE conversation_participants SET left_at = $4 WHERE conversation_id = $3 AND person_id = $1", 404],
  ["the writer's address is not confirmed any more", "UPDATE identity_people SET email_verified = false WHERE id = $1", 403],
  ["it was closed", "INSERT INTO conversation_closures (conversation_id, reason, closed_at) VALUES ($3, 'done', $4)", 409],
  ["it was closed and opened again", "INSERT INTO conversation_closures (conversation_id, reason, closed_at, reopened_at) VALUES ($3, 'done', $4, $4)", 201],
  ["it has rules of its own", "UPDATE conversations SET kind = 'character' WHERE id = $3", 404],
  ["the session is over", "UPDATE identity_sessions SET expires_at = $4 WHERE person_id = $1", 401],
  ["the writer was banned", "INSERT INTO identity_bans (person_id, kind, reason, banned_at) VALUES ($1, 'ban', 'x', $4)", 401],
  ["the writer's suspension is over", "INSERT INTO identity_bans (person_id, kind, reason, until, banned_at) VALUES ($1, 'suspension', 'x', $4::timestamptz - interval '1 hour', $4::timestamptz - interval '1 day')", 201],
  ["the writer's ban was lifted", "INSERT INTO identity_bans (person_id, kind, reason, banned_at, lifted_at) VALUES ($1, 'ban', 'x', $4, $4)", 201],
  ["the writer's account was closed", "INSERT INTO identity_deactivations (person_id, reason, deactivated_at) VALUES ($1, 'x', $4)", 401],
  ["the writer's account was opened again", "INSERT INTO identity_deactivations (person_id, reason, deactivated_at, lifted_at) VALUES ($1, 'x', $4, $4)", 201],
  ["the writer was erased", "UPDATE identity_people SET erased_at = $4 WHERE id = $1", 401],
];

/** What an answer says, apart from what differs from one message to the next. */
function said({ status, body }: Answer): object {
  if (status !== 201) return { status, body: { ...body, requestId: "" } };
  return { status, keys: Object.keys(body), body: { ...body, id: "", clientId: "", seq: 0, body: "", at: "", createdAt: "" } };
}

test("CV-1 CV-12 ID-2 whatever has happened, a message sent in company gets the answer that it gets alone, and is stored as it is alone", async () => {
  const { world, newTalk, send, sendAs, stored, crowd, talk } = sends;
  const cases: Case[] = [];
  for (const i of happened.keys()) {
    const [author, other] = [await world.addMember(`writer_${i}`), await world.addMember(`other_${i}`)];
    cases.push({ author, other, talk: await newTalk(author, other) });
  }
  const say = ({ author, talk: id }: Case, body: string) => sendAs(author, id, body);
  // Everybody's limit has begun.
  await begun(["nneka", 3], ["kofi", 2]);
  expect(new Set((await Promise.all(cases.map((one) => say(one, "before")))).map(({ status }) => status))).toEqual(new Set([201]));
  await world.tx("system", async (tx) => {
    for (const [i, [, statement]] of happened.entries()) {
      const { author, other, talk: id } = cases[i] as Case;
      const given = [author.id, other.id, id, tx.now];
      const used = [1, 2, 3, 4].filter((n) => statement.includes(`$${n}`));
      await tx.query(statement.replaceAll(/\$(\d)/g, (_, n: string) => `$${used.indexOf(Number(n)) + 1}`), used.map((n) => given[n - 1]));
    }
  });
  const { answers, sizes, failures } = await crowd([
    () => send("nneka", talk(3), "ahead of all"), () => send("kofi", talk(2), "ahead of all"), ...cases.map((one) => () => say(one, "in company")),
  ]);
  const inCompany = (await Promise.all(answers)).slice(2);
  expect(happened.map(([what], i) => [what, inCompany[i]?.status])).toEqual(happened.map(([what, , status]) => [what, status]));
  expect([sizes, failures]).toEqual([[1, 1, cases.length], []]);
  // What is taken is one statement's work, not one each.
  const { rows: written } = await world.tx("system", (tx) => tx.query("SELECT xmin::text, cmin::text, count(*)::int AS n FROM messages WHERE body = 'in company' GROUP BY xmin::text, cmin::text", []));
  expect(written).toMatchObject([{ n: happened.filter(([, , status]) => status === 201).length }]);
  const alone: Answer[] = [];
  for (const one of cases) alone.push(await say(one, "alone"));
  expect(inCompany.map(said)).toEqual(alone.map(said));
  for (const [i, [what, , status]] of happened.entries()) {
    const { talk: id, author } = cases[i] as Case;
    const rows = (await stored(id)).map(({ seq, authorId, body }) => [seq, authorId, body]);
    expect([what, rows]).toEqual([what, (status === 201 ? ["before", "in company", "alone"] : ["before"]).map((body, n) => [n + 1, author.id, body])]);
  }
});

test("CV-3 CV-4 what is sent in company answers what it shall, counts in its conversation and is told to the other one's socket, and to nobody else's", async () => {
  const { world, newTalk, send, sendAs, crowd, talk } = sends;
  const [author, other, third] = [await world.addMember("a_writer"), await world.addMember("a_reader"), await world.addMember("a_third")];
  const id = await newTalk(author, other);
  await begun(["nneka", 3], ["kofi", 2], ["wanjiru", 1]);
  await sendAs(author, id, "before");
  const address = world.running.address ?? "";
  const [reads, elsewhere] = [await LiveClient.connect(address, other.cookie), await LiveClient.connect(address, third.cookie)];
  try {
    world.clock.advance(1000);
    const { answers, sizes } = await crowd([
      () => send("nneka", talk(3), "ahead of all"), () => send("kofi", talk(2), "ahead of all"), () => send("wanjiru", talk(1), "an answer", { replyTo: 1 }), () => sendAs(author, id, "told"),
    ]);
    const [, , answer, told] = await Promise.all(answers);
    expect(answer?.body).toMatchObject({ body: "an answer", replyToSeq: 1 });
    expect(sizes).toEqual([1, 1, 2]);
    expect(await reads.hears("message")).toEqual({ conversationId: id, message: told?.body });
    const { rows } = await world.tx("system", (tx) => tx.query("SELECT last_seq, last_public_seq, last_message_at = $2 AS now FROM conversations WHERE id = $1", [id, world.clock.now()]));
    expect(rows).toEqual([{ last_seq: 2, last_public_seq: 2, now: true }]);
    expect(elsewhere.of("message")).toEqual([]);
  } finally {
    reads.close();
    elsewhere.close();
  }
});

test("CV-16 one person's two sessions in one transaction count twice, and neither takes more than is left", async () => {
  const { world, newTalk, send, sendAs, crowd, talk } = sends;
  const author = await world.addMember("two_phones");
  const second = await secondSession(author);
  const talks = [await newTalk(author, world.people.ada), await newTalk(author, world.people.bayo)];
  await begun(["nneka", 3], ["kofi", 2]);
  await Promise.all(Array.from({ length: 59 }, (_, i) => sendAs(author, talks[i % 2] ?? "", "before")));
  const { answers, sizes, failures } = await crowd([
    () => send("nneka", talk(3), "ahead of all"), () => send("kofi", talk(2), "ahead of all"),
    () => sendAs(author, talks[0] ?? "", "the sixtieth"), () => sendAs(second, talks[1] ?? "", "one too many"),
  ]);
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201, 201, 429]);
  expect([sizes, failures]).toEqual([[1, 1, 2], []]);
});

test("CV-16 somebody's first messages in a while, in company and from two devices, begin one limit and use two of it", async () => {
  const { world, newTalk, sendAs, send, crowd, talk } = sends;
  const author = await world.addMember("first_ever"), second = await secondSession(author);
  const talks = [await newTalk(author, world.people.ada), await newTalk(author, world.people.bayo)];
  const { answers, sizes } = await crowd([
    () => send("nneka", talk(3), "ahead of all"), () => send("kofi", talk(2), "ahead of all"),
    () => sendAs(author, talks[0] ?? "", "the first"), () => sendAs(second, talks[1] ?? "", "the second"),
  ]);
  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  expect(sizes).toEqual([1, 1, 2]);
  const more = await Promise.all(Array.from({ length: 59 }, () => sendAs(author, talks[0] ?? "", "more")));
  expect(more.filter(({ status }) => status === 429)).toHaveLength(1);
});

test("CV-16 a limit that divides no minute evenly lets all of it through, alone and in company, and then says how long", async () => {
  const { world, newTalk, sendAs, send, crowd, talk } = sends;
  const author = await world.addMember("of_thirteen"), id = await newTalk(author, world.people.ada);
  await begun(["nneka", 3], ["kofi", 2], ["wanjiru", 1]);
  expect((await world.as("sade").put("/api/admin/settings/limits.message", { value: 13 })).status).toBe(200);
  try {
    for (let i = 0; i < 12; i++) expect((await sendAs(author, id, "alone")).status).toBe(201);
    const { answers } = await crowd([
      () => send("nneka", talk(3), "ahead of all"), () => send("kofi", talk(2), "ahead of all"), () => send("wanjiru", talk(1), "beside"), () => sendAs(author, id, "the thirteenth"),
    ]);
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const refused = await sendAs(author, id, "one too many");
    expect([refused.status, Number(refused.headers.get("retry-after"))]).toEqual([429, 60]);
  } finally {
    await world.as("sade").put("/api/admin/settings/limits.message", { value: 60 });
  }
});

/** Begins the limits of some of the cast. */
async function begun(...who: [CastName, number][]): Promise<void> {
  for (const [name, pair] of who) await sends.send(name, sends.talk(pair), "before");
}

/** The same person, signed in at another device. */
async function secondSession(person: CastMember): Promise<CastMember> {
  const { world } = sends;
  const guest = await world.addMember(`${person.username}_2`);
  await world.tx("system", (tx) => tx.query("UPDATE identity_sessions SET person_id = $1 WHERE person_id = $2", [person.id, guest.id]));
  return { ...guest, id: person.id };
}
