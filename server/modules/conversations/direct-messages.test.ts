import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type CastName, type World } from "../../test/world.ts";
import { refused, talkOf } from "./conversations.fixture.ts";
import { tiesEraser } from "./eraser.ts";

let world: World;
let talk: ReturnType<typeof talkOf>;
beforeAll(async () => {
  world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off" }, settings: { "conversations.newPerDay": 4 } });
  talk = talkOf(world);
});
afterAll(() => world.close());

const nobodyTakesIt = { status: 403, code: "not-taking-messages" };
const system = (text: string, values: unknown[]) => world.tx("system", (tx) => tx.query(text, values));
const block = (who: CastName, username: string) => world.as(who).put(`/api/members/${username}/block`);
const unblock = (who: CastName, username: string) => world.as(who).delete(`/api/members/${username}/block`);

test("CV-12 a pair has one conversation for ever, whoever starts it and however often at once", async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? talk.direct("ada", "bayo") : talk.direct("bayo", "Ada"))));
  expect(new Set(answers.map((a) => a.body.id)).size).toBe(1);
  expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
  const id = answers[0]?.body.id ?? "";
  expect(answers[0]?.body).toMatchObject({ kind: "direct", owner: "nobody", blockedByMe: false, abilities: { send: true, note: false, block: true, report: true, removeAny: false } });
  await talk.send("ada", id, "hello");
  const [row] = (await world.as("bayo").get<{ items: object[] }>("/api/conversations?kind=direct")).body.items;
  expect(row).toMatchObject({ id, unread: 1, preview: "hello", others: [{ name: "Ada Obi", username: "ada", image: null }] });
  expect((await world.as("chika").get(`/api/conversations/${id}`)).status).toBe(404);
  expect((await world.as("sade").get(`/api/conversations/${id}`)).status).toBe(404);
  expect((await talk.direct("ada", "ada")).status).toBe(422);
  expect((await talk.direct("ada", "no_such_one")).status).toBe(404);
  expect((await world.as("ada").post("/api/conversations", { kind: "direct" })).status).toBe(422);
});

test("CV-12 a block ends it both ways at once, looks like any other refusal, and its end lets both write again", async () => {
  const { id } = (await talk.direct("ada", "bayo")).body;
  const before = (await talk.send("ada", id, "before the block")).body;
  const live = await world.live("ada");
  expect((await block("bayo", "ada")).status).toBe(204);
  expect((await block("bayo", "ada")).status).toBe(204);
  for (const who of ["ada", "bayo"] as const) expect(refused(await talk.send(who, id, "x"))).toEqual(nobodyTakesIt);
  expect(await live.ask("send", { conversationId: id, clientId: randomUUID(), body: "x" })).toMatchObject({ ok: false, code: "not-taking-messages" });
  expect(refused(await talk.edit("ada", before, "new words around a block"))).toEqual(nobodyTakesIt);
  // What was sent before answers its resend, and may be taken back.
  expect((await world.as("ada").post(`/api/conversations/${id}/messages`, { clientId: before.clientId, body: "before the block" })).status).toBe(200);
  expect((await talk.remove("ada", before)).status).toBe(200);
  expect(await talk.show("bayo", id)).toMatchObject({ blockedByMe: true, abilities: { send: false } });
  // ID-11: the page of the other says it too, to the one who did it.
  const card = async (who: CastName, of: string) => (await world.as(who).get<{ blockedByMe: boolean; abilities: object }>(`/api/members/${of}`)).body;
  expect(await card("bayo", "ada")).toMatchObject({ blockedByMe: true, abilities: { message: false, block: true } });
  expect(await card("ada", "bayo")).toMatchObject({ blockedByMe: false });
  expect(await talk.show("ada", id)).toMatchObject({ blockedByMe: false, abilities: { send: false } });
  expect(JSON.stringify(live.heard)).not.toContain("block\"");
  expect((await world.as("bayo").get<{ items: object[] }>("/api/blocks")).body.items).toMatchObject([{ person: { id: world.people.ada.id, username: "ada" } }]);
  expect((await world.as("ada").get<{ items: object[] }>("/api/blocks")).body.items).toEqual([]);
  // Both have blocked: one end is not enough.
  await block("ada", "bayo");
  await unblock("bayo", "ada");
  expect(refused(await talk.send("bayo", id, "x"))).toEqual(nobodyTakesIt);
  await unblock("ada", "bayo");
  expect((await talk.send("bayo", id, "again")).status).toBe(201);
  expect((await block("ada", "ada")).status).toBe(422);
  expect((await block("ada", "no_such_one")).status).toBe(404);
});

test("CV-12 after a block neither typing nor how far one has read reaches the other, until it ends; the team can't be blocked", async () => {
  const { id } = (await talk.direct("ada", "bayo")).body;
  const room = `conversation:${id}`;
  const [ada, bayo] = [await world.live("ada"), await world.live("bayo")];
  for (const live of [ada, bayo]) expect(await live.watch(room)).toMatchObject({ ok: true });
  /** What each of them does that the other's page shows, told apart by `seq`. */
  const stir = async () => {
    const { lastSeq: seq } = await talk.show("ada", id);
    world.clock.advance(1000);
    for (const live of [ada, bayo]) {
      await live.ask("typing", { conversationId: id });
      await live.ask("delivered", { items: [{ conversationId: id, seq }] });
    }
    for (const who of ["ada", "bayo"] as const) await world.as(who).put(`/api/conversations/${id}/read`, { seq });
  };
  const othersHeard = () => [ada, bayo].map((live, i) => live.heard.filter(({ event, payload }) => ["typing", "delivered", "read"].includes(event)
    && (payload as { personId: string }).personId !== world.people[i ? "bayo" : "ada"].id).map(({ event }) => event).sort());
  const joined = () => Promise.all(["ada", "bayo"].map(async (who) => (await world.running.services.realtime.inRoom(room)).some(({ name }) => name.toLowerCase().startsWith(who))));
  await talk.send("ada", id, "one");
  await talk.send("bayo", id, "two");
  await block("bayo", "ada");
  await expect.poll(joined).toEqual([false, false]);
  await stir();
  // A page that is opened now is not told either.
  await ada.watch(room);
  await ada.ask("typing", { conversationId: id });
  expect(await bayo.ask("beat", { active: true })).toMatchObject({ ok: true });
  expect(othersHeard()).toEqual([[], []]);
  await unblock("bayo", "ada");
  await expect.poll(joined).toEqual([true, true]);
  await talk.send("ada", id, "three");
  await stir();
  for (const live of [ada, bayo]) {
    const other = live === ada ? "bayo" : "ada";
    for (const event of ["typing", "read"]) await live.hears<{ personId: string }>(event, ({ personId }) => personId === world.people[other].id);
  }

  expect(refused(await block("ada", "musa"))).toEqual({ status: 403, code: "forbidden" });
  expect((await world.as("ada").get<{ items: object[] }>("/api/blocks")).body.items).toEqual([]);
  const withTeam = (await talk.direct("ada", "musa")).body;
  expect([withTeam.abilities.block, (await talk.show("musa", withTeam.id)).abilities.block]).toEqual([false, true]);
});

test("CV-12 messages that race a block are all before it or refused", async () => {
  const { id } = (await talk.direct("ada", "bayo")).body;
  for (let round = 0; round < 4; round++) {
    const after: Promise<unknown>[] = [];
    const sends = Array.from({ length: 12 }, (_, i) => talk.send(i % 2 ? "ada" : "bayo", id, `r${round}.${i}`));
    await block("bayo", "ada").then(() => { for (let i = 0; i < 6; i++) after.push(talk.send(i % 2 ? "ada" : "bayo", id, "after").then((a) => expect(a.status).toBe(403))); });
    const statuses = (await Promise.all(sends)).map((a) => a.status);
    await Promise.all(after);
    expect(statuses.every((s) => s === 201 || s === 403)).toBe(true);
    await unblock("bayo", "ada");
  }
  // A block that races the first hello: either there is no conversation, or a blocked one.
  const newcomers = await Promise.all(["zuri1", "zuri2", "zuri3"].map((name) => world.addMember(name)));
  await Promise.all(newcomers.map(async ({ username }) => {
    const [opened] = await Promise.all([talk.direct("musa", username), block("musa", username)]);
    if (opened.status === 201) expect(refused(await talk.send("musa", opened.body.id, "x"))).toEqual(nobodyTakesIt);
    else expect(refused(opened)).toEqual(nobodyTakesIt);
  }));
});

test("CV-12 a preference, a block and a closed or banned account are one answer; the unverified start nothing (ID-2)", async () => {
  const { chika, kofi } = world.people;
  await system("UPDATE identity_people SET messages_from = 'nobody' WHERE id = $1", [chika.id]);
  const byPreference = await talk.direct("ada", "chika");
  await system("UPDATE identity_people SET messages_from = 'everyone' WHERE id = $1", [chika.id]);
  await block("chika", "ada");
  const byBlock = await talk.direct("ada", "chika");
  await unblock("chika", "ada");
  await system("INSERT INTO identity_deactivations (person_id, reason, deactivated_at) VALUES ($1, 'x', now())", [kofi.id]);
  const byClosing = await talk.direct("ada", "kofi");
  const plain = ({ body }: { body: unknown }) => ({ ...(body as object), instance: "", requestId: "" });
  expect(refused(byPreference)).toEqual(nobodyTakesIt);
  expect(plain(byBlock)).toEqual(plain(byPreference));
  expect(plain(byClosing)).toEqual(plain(byPreference));

  await system("UPDATE identity_deactivations SET lifted_at = now() WHERE person_id = $1", [kofi.id]);
  expect((await talk.direct("ada", "kofi")).status).toBe(201);

  // Known: who shares a ticket or a talk.
  await system("UPDATE identity_people SET messages_from = 'known' WHERE id = $1", [chika.id]);
  expect(refused(await talk.direct("ada", "chika"))).toEqual(nobodyTakesIt);
  const { body } = await world.as("chika").post<{ number: string }>("/api/tickets", { subject: "A question", description: "x", category: "other" });
  await world.as("wanjiru").post(`/api/tickets/${body.number}/replies`, { clientId: randomUUID(), body: "Hello" });
  expect((await talk.direct("wanjiru", "chika")).status).toBe(201);

  // A talk that exists ends with the account, and its name stays.
  const { id } = (await talk.direct("ada", "bayo")).body;
  await system("INSERT INTO identity_bans (person_id, kind, reason, until, banned_at) VALUES ($1, 'suspension', 'x', $2::timestamptz + interval '1 hour', $2)", [world.people.bayo.id, world.clock.now()]);
  expect(refused(await talk.send("ada", id, "x"))).toEqual(nobodyTakesIt);
  expect(await talk.show("ada", id)).toMatchObject({ abilities: { send: false }, participants: expect.arrayContaining([expect.objectContaining({ person: expect.objectContaining({ name: "Bayo Ade" }) })]) });
  world.clock.advance(61 * 60_000);
  expect((await talk.send("ada", id, "back again")).status).toBe(201);

  await system("UPDATE identity_people SET email_verified = false WHERE id = $1", [world.people.ada.id]);
  expect(refused(await talk.direct("ada", "nneka"))).toEqual({ status: 403, code: "not-verified" });
  expect((await talk.direct("ada", "bayo")).status).toBe(200);
  // Nor do they write where somebody else began, in either way; they are written to.
  const bayos = (await talk.send("bayo", id, "hello")).body;
  expect(bayos.body).toBe("hello");
  expect(refused(await talk.send("ada", id, "x"))).toEqual({ status: 403, code: "not-verified" });
  // ID-2: the page knows it before anything is typed.
  expect(await talk.show("ada", id)).toMatchObject({ abilities: { send: false } });
  expect(await talk.show("bayo", id)).toMatchObject({ abilities: { send: true } });
  expect((await world.as("ada").get<{ abilities: object }>("/api/members/bayo")).body.abilities).toMatchObject({ message: false });
  const photo = await talk.readyFile("ada", "x.jpg");
  expect(refused(await talk.send("ada", id, "x", { attachments: [photo] }))).toEqual({ status: 403, code: "not-verified" });
  await system("UPDATE identity_people SET email_verified = true WHERE id = $1", [world.people.ada.id]);
});

test("CV-12 so many new conversations a day and no more, also at once; old ones open as always", async () => {
  const names = await Promise.all(Array.from({ length: 8 }, async (_, i) => (await world.addMember(`amina${i}`)).username));
  const answers = await Promise.all(names.map((name) => talk.direct("nneka", name)));
  expect(answers.filter((a) => a.status === 201)).toHaveLength(4);
  const late = answers.find((a) => a.status === 429);
  expect(Number(late?.headers.get("retry-after"))).toBeGreaterThan(23 * 3600);
  const opened = names[answers.findIndex((a) => a.status === 201)] ?? "";
  expect((await talk.direct("nneka", opened)).status).toBe(200);
  world.clock.advance(24 * 3600_000 + 1000);
  expect((await talk.direct("nneka", names[answers.findIndex((a) => a.status === 429)] ?? "")).status).toBe(201);
});

test("MO-1 a report keeps what it was about, one open per reporter and thing; moderators read, remove and decide it once", async () => {
  const { id } = (await talk.direct("ada", "bayo")).body;
  const bad = (await talk.send("bayo", id, "BAD-WORDS")).body;
  const report = (who: CastName, subjectKind: string, subjectId: string) => world.as(who).post<{ id: string }>("/api/reports", { subjectKind, subjectId, reason: "harassment", text: "He does not stop" });
  const made = await Promise.all([1, 2, 3].map(() => report("ada", "message", `${id}/${bad.seq}`)));
  expect(made.map((a) => a.status).sort()).toEqual([200, 200, 201]);
  expect(new Set(made.map((a) => a.body.id)).size).toBe(1);
  await talk.edit("bayo", bad, "sweet words");
  // What one can't see can't be reported, nor oneself.
  expect((await report("chika", "message", `${id}/${bad.seq}`)).status).toBe(404);
  expect((await report("bayo", "message", `${id}/${bad.seq}`)).status).toBe(422);
  expect((await report("ada", "message", id)).status).toBe(422);
  expect((await report("ada", "person", world.people.bayo.id)).status).toBe(201);
  expect((await report("ada", "person", randomUUID())).status).toBe(404);
  expect((await report("ada", "conversation", id)).status).toBe(201);

  for (const who of ["ada", "bayo", "wanjiru"] as const) expect((await world.as(who).get("/api/reports")).status).toBe(403);
  const list = (await world.as("musa").get<{ items: { id: string; subjectKind: string }[] }>("/api/reports?state=open")).body.items;
  expect(list.map((r) => r.subjectKind)).toEqual(["conversation", "person", "message"]);
  const mine = list[2];
  expect(mine).toMatchObject({ id: made[0]?.body.id, reason: "harassment", text: "He does not stop", reporter: { username: "ada" }, about: { username: "bayo" },
    snapshot: { name: "Bayo Ade", messages: [{ body: "BAD-WORDS", author: "Bayo Ade" }] }, abilities: { decide: true, removeMessage: true } });
  // The talk stays closed to moderators; the reported message can be taken away, and no other.
  expect((await world.as("musa").get(`/api/conversations/${id}`)).status).toBe(404);
  expect((await talk.remove("musa", { ...bad, seq: 1 }, "x")).status).toBe(404);
  expect((await talk.remove("musa", bad, "Harassment")).body).toMatchObject({ body: "", removed: { by: "moderator" } });
  expect((await talk.page("bayo", id, `?after=${bad.seq - 1}&limit=1`)).items[0]).toMatchObject({ body: "", removed: { by: "moderator" } });
  const decide = (who: CastName) => world.as(who).put(`/api/reports/${mine?.id}/decision`, { decision: "acted", note: "Removed" });
  expect((await decide("wanjiru")).status).toBe(403);
  expect((await decide("musa")).body).toMatchObject({ decision: "acted", note: "Removed", decidedBy: { username: "musa" }, abilities: { decide: false } });
  expect(refused(await decide("musa"))).toEqual({ status: 409, code: "decided" });
  expect((await report("ada", "message", `${id}/${bad.seq}`)).status).toBe(201);
  await expect(world.tx("sade", (tx) => tx.query("UPDATE reports SET snapshot = '{}'"))).rejects.toThrow(/permission denied/);
});

test("ID-13 erasing lifts blocks both ways and empties what reports say and quote; again it does nothing", async () => {
  const { bayo } = world.people;
  await block("chika", "bayo");
  await block("bayo", "chika");
  const erase = () => world.tx("system", (tx) => tiesEraser.erase(tx, { personId: bayo.id, pseudonym: "Deleted account" }));
  expect((await erase()).count).toBeGreaterThanOrEqual(4);
  expect(await erase()).toEqual({ count: 0, done: true });
  expect((await world.as("chika").get<{ items: object[] }>("/api/blocks")).body.items).toEqual([]);
  const reports = JSON.stringify((await world.as("musa").get("/api/reports")).body);
  expect(reports).not.toContain("BAD-WORDS");
  // The reporter's own words about it stay: they are the reporter's.
  expect(reports).toContain("He does not stop");
  await expect(world.tx("sade", (tx) => tiesEraser.erase(tx, { personId: bayo.id, pseudonym: "x" }))).rejects.toThrow(/only the erasure job/);
});
