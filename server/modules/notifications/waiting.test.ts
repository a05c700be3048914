import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import type { Notification, NotificationSummary } from "../../../contract/notifications.ts";
import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { addJob } from "../../platform/jobs/add-jobs.ts";
import { openMailWorld, type MailWorld } from "../../platform/mail/mail-world.fixture.ts";
import type { CastName } from "../../test/world.ts";
import { sendDueMails } from "./send-mails.ts";
import { tellDirect } from "./tell-direct.ts";

let mails: MailWorld;
beforeAll(async () => { mails = await openMailWorld({ env: { BARAZA_RATE_LIMITS: "off" } }); });
beforeEach(() => mails.mailbox.clear());
afterEach(() => mails.mailbox.setFault({ kind: "none" }));
afterAll(() => mails.close());

const minute = 60_000;
const as = (who: CastName) => mails.world.as(who);
const list = async (who: CastName) => (await as(who).get<{ items: Notification[] }>("/api/notifications?unread=yes")).body.items;
const replies = () => mails.mailbox.mails().map(({ subject }) => subject);
const sweep = async () => {
  await mails.world.tx("system", (tx) => addJob(tx, { identifier: "notifications.sweep", payload: {} }));
  await mails.world.drain();
  await mails.world.drain();
};
/** A ticket whose receipt has been sent, some time ago. */
async function ticketOf(who: CastName, subject: string) {
  const ticket = (await as(who).post<{ id: string; number: string }>("/api/tickets", { subject, description: `About ${randomUUID()}`, category: "other" })).body;
  await mails.world.drain();
  await mails.mailbox.clear();
  mails.world.clock.advance(minute);
  return ticket;
}
const answer = async (ticket: { id: string }, body: string) => {
  expect((await as("wanjiru").post(`/api/tickets/${ticket.id}/replies`, { clientId: randomUUID(), body })).status).toBe(201);
  await mails.world.drain();
};

test("CH-10 the first answer is mailed at once, the next ten to somebody who was not back as one digest, by one of many workers", async () => {
  const [one, two] = [await ticketOf("ada", "Paid twice"), await ticketOf("ada", "No receipt")];
  await answer(one, "FIRST answer");
  expect(replies()).toEqual([`Re: [${one.number}] Paid twice`]);
  mails.world.clock.advance(minute);
  for (let i = 0; i < 5; i++) await answer(one, `Words ${i}`);
  for (let i = 0; i < 5; i++) await answer(two, `Words ${i}`);
  expect(replies()).toHaveLength(1);
  mails.world.clock.advance(8 * minute);
  await sweep();
  expect(replies()).toHaveLength(1);
  mails.world.clock.advance(minute);
  const { services } = mails.world.running;
  await Promise.all([1, 2, 3, 4].map(() => withTx(services, { actor: systemActor }, (tx) => sendDueMails(tx, mails.world.people.ada.id))));
  await sweep();
  expect(replies()).toHaveLength(2);
  const digest = await mails.newest("ada@example.com");
  expect(digest.subject).toBe("10 new things at Baraza");
  expect(digest.text).toContain("Wanjiru Kamau answered (6)");
  expect(digest.text).toContain(`${two.number} · No receipt`);
  expect(digest.text).toContain(`${mails.world.running.address}/tickets/${one.number}`);
  // Who was back is mailed at once again.
  await as("ada").put(`/api/conversations/${one.id}/read`, { seq: 999 });
  await as("ada").put(`/api/conversations/${two.id}/read`, { seq: 999 });
  await answer(two, "At once");
  expect(replies()[0]).toBe(`Re: [${two.number}] No receipt`);
  expect(replies()).toHaveLength(3);
});

test("CH-10 quiet hours hold mails until they end, what was read meanwhile is left out, and critical news goes through", async () => {
  const ticket = await ticketOf("bayo", "At night");
  const clock = mails.world.clock.now();
  // Quiet from an hour ago until two hours from now, whatever the hour is.
  const at = (offset: number) => new Date(clock.getTime() + offset * 3_600_000 + 3 * 3_600_000).toISOString().slice(11, 16);
  for (const who of ["bayo", "nneka"] as const) expect((await as(who).put("/api/me/notifications", { quiet: { from: at(-1), until: at(2), days: [0, 1, 2, 3, 4, 5, 6] } })).status).toBe(200);
  await answer(ticket, "Held");
  expect(replies()).toEqual([]);
  expect((await list("bayo")).map(({ title }) => title)).toEqual(["Wanjiru Kamau answered"]);
  await mails.world.tx("system", (tx) => addJob(tx, { identifier: "reaction:notifications.system.error", payload: { what: "job", name: "files.clean", hour: "2026-11-21T09" } }));
  await mails.world.drain();
  expect(mails.mailbox.mails().map((mail) => `${mail.to[0]} ${mail.subject}`).sort()).toEqual(["nneka@example.com A job failed for good", "sade@example.com A job failed for good"]);
  await mails.mailbox.clear();
  mails.world.clock.advance(119 * minute);
  await sweep();
  expect(replies()).toEqual([]);
  mails.world.clock.advance(2 * minute);
  await sweep();
  // Held alone: the kind's own mail, with the answer.
  expect((await mails.newest("bayo@example.com")).text).toContain("> Held");
  mails.world.clock.advance(22 * 60 * minute);
  await answer(ticket, "Held and read");
  await as("bayo").put(`/api/conversations/${ticket.id}/read`, { seq: 999 });
  await mails.mailbox.clear();
  mails.world.clock.advance(3 * 60 * minute);
  await sweep();
  expect(replies()).toEqual([]);
});

test("CH-10 a daily digest gathers until its hour; who wants no mails about answers gets none, and the receipt all the same", async () => {
  await as("chika").put("/api/me/notifications", { digest: { every: "day", hour: (mails.world.clock.now().getUTCHours() + 5) % 24 } });
  const ticket = await ticketOf("chika", "Patient");
  await answer(ticket, "One");
  await answer(ticket, "Two");
  expect(replies()).toEqual([]);
  mails.world.clock.advance(2 * 60 * minute);
  await sweep();
  expect(replies()).toEqual(["2 new things at Baraza"]);
  await as("chika").put("/api/me/notifications", { choices: [{ kind: "ticket.replied", mail: false }], digest: { every: "off", hour: 8 } });
  await mails.mailbox.clear();
  const next = (await as("chika").post<{ id: string; number: string }>("/api/tickets", { subject: "Silent", description: "Please.", category: "other" })).body;
  await mails.world.drain();
  expect(replies()).toEqual([`[${next.number}] Silent`]);
  await answer(next, "Not by mail");
  mails.world.clock.advance(60 * minute);
  await sweep();
  expect(replies()).toHaveLength(1);
  expect((await list("chika")).length).toBeGreaterThan(0);
});

test("CV-12 who is away is told of unread direct messages once, by one of many sweeps; who reads or is here is not", async () => {
  const { world } = mails;
  const { services } = world.running;
  const talk = (await as("ada").post<{ id: string }>("/api/conversations", { kind: "direct", withUsername: "bayo" })).body.id;
  const write = (who: CastName, id = talk) => as(who).post(`/api/conversations/${id}/messages`, { clientId: randomUUID(), body: "SECRET-WORDS" });
  const told = async (who: CastName) => (await list(who)).filter(({ kind }) => kind === "direct.message").map(({ title, count, link }) => ({ title, count, link }));
  for (let i = 0; i < 3; i++) expect((await write("ada")).status).toBe(201);
  // Sending made no job.
  const { rows } = await world.tx("system", (tx) => tx.query<{ count: number }>("SELECT count(*) AS count FROM notifications WHERE kind = 'direct.message'"));
  expect(rows[0]?.count).toBe(0);
  await tellDirect(services);
  expect(await told("bayo")).toEqual([]);
  world.clock.advance(25_000);
  await Promise.all([1, 2, 3, 4].map(() => tellDirect(services)));
  expect(await told("bayo")).toEqual([{ title: "Ada Obi", count: 3, link: `/conversations/${talk}` }]);
  expect(await told("ada")).toEqual([]);
  expect(await told("chika")).toEqual([]);
  await write("ada");
  world.clock.advance(25_000);
  await tellDirect(services);
  await tellDirect(services);
  expect(await told("bayo")).toMatchObject([{ count: 4 }]);
  await as("bayo").put(`/api/conversations/${talk}/read`, { seq: 999 });
  expect((await as("bayo").get<NotificationSummary>("/api/notifications/summary")).body.unread).toBe(0);
  // Here, before an open page: told nothing, until they have gone.
  const live = await world.live("bayo");
  expect(await live.ask("beat", { active: true })).toMatchObject({ ok: true });
  await write("ada");
  const beatsStored = async () => (await world.tx("system", (tx) => tx.query("SELECT 1 FROM identity_presence WHERE person_id = $1", [world.people.bayo.id]))).rowCount;
  while (await beatsStored() === 0) await new Promise((resolve) => { setTimeout(resolve, 20); });
  world.clock.advance(25_000);
  await tellDirect(services);
  expect(await told("bayo")).toEqual([]);
  world.clock.advance(60_000);
  await tellDirect(services);
  expect(await told("bayo")).toMatchObject([{ title: "Ada Obi", count: 1 }]);
  // Workers that were down for hours miss nothing, and a block ends it.
  await as("bayo").put(`/api/conversations/${talk}/read`, { seq: 999 });
  await write("ada");
  world.clock.advance(5 * 60 * minute);
  await tellDirect(services);
  expect(await told("bayo")).toMatchObject([{ count: 1 }]);
  await as("bayo").put(`/api/conversations/${talk}/read`, { seq: 999 });
  await write("ada");
  await as("bayo").put("/api/members/ada/block");
  world.clock.advance(minute);
  await tellDirect(services);
  expect(await told("bayo")).toEqual([]);
});

test("CV-12 unread direct messages are looked at by pages, as numbers, however many wait", async () => {
  const { world } = mails;
  const talks = await Promise.all((["chika", "wanjiru", "kofi"] as const).map(async (who) => {
    const { id } = (await as("nneka").post<{ id: string }>("/api/conversations", { kind: "direct", withUsername: who })).body;
    for (let i = 0; i < 3; i++) expect((await as("nneka").post(`/api/conversations/${id}/messages`, { clientId: randomUUID(), body: "x" })).status).toBe(201);
    return { who, id };
  }));
  world.clock.advance(25_000);
  const { rows } = await world.tx("system", (tx) => tx.query("SELECT last_seq, unread FROM conversation_unread_direct($1::timestamptz - interval '2 minutes', $1, NULL, NULL, 2)", [tx.now]));
  expect(rows).toEqual([{ last_seq: 3, unread: 3 }, { last_seq: 3, unread: 3 }]);
  await tellDirect(world.running.services, 1);
  for (const { who, id } of talks) expect((await list(who)).filter(({ link }) => link === `/conversations/${id}`)).toMatchObject([{ kind: "direct.message", count: 3, title: "Nneka Umeh" }]);
});

test("AD-4 a mail server that takes nothing for five minutes is told to admins once, and its return once", async () => {
  const told = async () => (await list("nneka")).filter(({ kind }) => kind === "channel_down").map(({ title }) => title);
  await ticketOf("chika", "Before");
  mails.mailbox.setFault({ kind: "refuse-all" });
  await as("chika").post("/api/tickets", { subject: "While down", description: "Please.", category: "other" });
  await mails.world.drain();
  mails.world.clock.advance(4 * minute);
  await sweep();
  expect(await told()).toEqual([]);
  mails.world.clock.advance(2 * minute);
  await sweep();
  await sweep();
  expect(await told()).toEqual(["Mail is not going out"]);
  await as("nneka").put("/api/notifications/read", {});
  mails.mailbox.setFault({ kind: "none" });
  await mails.retry();
  await sweep();
  await sweep();
  expect(await told()).toEqual(["Mail goes out again"]);
  expect((await as("ada").get<{ items: Notification[] }>("/api/notifications")).body.items.map(({ kind }) => kind)).not.toContain("channel_down");
});
