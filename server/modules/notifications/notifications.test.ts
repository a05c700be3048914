import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Notification, NoticePreferences, NotificationSummary } from "../../../contract/notifications.ts";
import type { ServerEvents } from "../../../contract/live.ts";
import { emit } from "../../platform/events.ts";
import { addJob } from "../../platform/jobs/add-jobs.ts";
import { noteFailedJob, noteFailedRequest } from "../../platform/trouble.ts";
import { openWorld, type CastName, type World } from "../../test/world.ts";
import { notificationEraser, notificationExporter } from "./erase-notifications.ts";
import { cleanJob } from "./sweep.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off", BARAZA_LOG: "silent" } }); });
afterAll(() => world.close());

type Told = Extract<ServerEvents["notification"], { kind: "notice" }>;
const open = async (who: CastName, subject = "A question") => (await world.as(who).post<{ id: string; number: string }>("/api/tickets", { subject, description: `About ${randomUUID()}`, category: "other" })).body;
const reply = (who: CastName, id: string) => world.as(who).post<{ message: { id: string; seq: number } }>(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body: "SECRET-WORDS" });
const list = async (who: CastName, query = "") => (await world.as(who).get<{ items: Notification[]; nextCursor: string | null }>(`/api/notifications${query}`)).body;
const badge = async (who: CastName) => (await world.as(who).get<NotificationSummary>("/api/notifications/summary")).body;
const choose = (who: CastName, body: object) => world.as(who).put<NoticePreferences>("/api/me/notifications", body);

test("CH-10 answers to one ticket are one line with a count, told to the open page, and read with the conversation", async () => {
  const live = await world.live("ada");
  const [first, second] = [await open("ada", "First"), await open("ada", "Second")];
  const sent = (await reply("wanjiru", first.id)).body.message;
  await world.drain();
  const told = await live.hears<Told>("notification");
  expect(told).toMatchObject({ kind: "notice", unread: 1, notification: { kind: "ticket.replied", title: "Wanjiru Kamau answered", body: `${first.number} · First`, link: `/tickets/${first.number}`, count: 1 } });
  world.clock.advance(1000);
  await reply("kofi", first.id);
  await reply("wanjiru", second.id);
  // The same event again, as a queue may hand it out twice.
  await world.tx("system", (tx) => addJob(tx, { identifier: "reaction:notifications.ticket.replied", payload: { ticketId: first.id, messageId: sent.id, seq: sent.seq, authorId: world.people.wanjiru.id, authorPart: "staff" } }));
  await world.drain();
  expect((await list("ada")).items.map(({ title, body, count, readAt }) => ({ title, body, count, readAt }))).toEqual([
    { title: "Wanjiru Kamau answered", body: `${second.number} · Second`, count: 1, readAt: null }, { title: "Kofi Otieno answered", body: `${first.number} · First`, count: 2, readAt: null },
  ]);
  expect(JSON.stringify(await list("ada"))).not.toContain("SECRET-WORDS");
  expect(await badge("ada")).toEqual({ unread: 2, highest: "normal" });
  await world.as("ada").put(`/api/conversations/${first.id}/read`, { seq: 999 });
  expect(await badge("ada")).toEqual({ unread: 1, highest: "normal" });
  // Answering is having read.
  await world.as("ada").post(`/api/tickets/${second.id}/replies`, { clientId: randomUUID(), body: "Thanks" });
  expect(await badge("ada")).toEqual({ unread: 0, highest: null });
  await reply("kofi", second.id);
  await world.drain();
  expect((await list("ada", "?unread=yes")).items).toMatchObject([{ title: "Kofi Otieno answered", count: 1 }]);
});

test("CH-10 the list is paged by its last line, what is read is told to the other pages, and nobody reads another's", async () => {
  for (let i = 0; i < 5; i++) {
    await reply("wanjiru", (await open("bayo", `Number ${i}`)).id);
    world.clock.advance(1000);
    await world.drain();
  }
  const live = await world.live("bayo");
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page: { items: Notification[]; nextCursor: string | null } = await list("bayo", `?limit=2${cursor ? `&cursor=${cursor}` : ""}`);
    seen.push(...page.items.map(({ body }) => body.slice(-1)));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual(["4", "3", "2", "1", "0"]);
  const [newest, next] = (await list("bayo")).items;
  expect((await world.as("chika").put(`/api/notifications/${newest?.id}/read`)).status).toBe(404);
  expect((await world.as("bayo").put<NotificationSummary>(`/api/notifications/${newest?.id}/read`)).body.unread).toBe(4);
  expect((await live.hears<Told>("notification", (t) => t.unread === 4)).notification).toBeNull();
  // What came after the newest line on the screen stays unread.
  expect((await world.as("bayo").put<NotificationSummary>("/api/notifications/read", { upTo: (await list("bayo")).items[2]?.toldAt })).body.unread).toBe(1);
  expect((await list("bayo", "?unread=yes")).items.map(({ id }) => id)).toEqual([next?.id]);
  expect((await list("bayo", "?cursor=abc")).items).toBeUndefined();
  expect((await list("chika")).items).toEqual([]);
  // A person's transaction sees and changes its own rows only.
  expect((await world.tx("chika", (tx) => tx.query("UPDATE notifications SET read_at = NULL"))).rowCount).toBe(0);
});

test("CH-10 everybody chooses by kind and way; the team's kinds are the team's, and what is critical stays on", async () => {
  const kinds = async (who: CastName) => (await world.as(who).get<NoticePreferences>("/api/me/notifications")).body.choices.map(({ kind }) => kind);
  expect(await kinds("chika")).toEqual(expect.arrayContaining(["ticket.replied", "direct.message"]));
  expect(await kinds("chika")).not.toEqual(expect.arrayContaining(["system_error"]));
  expect(await kinds("wanjiru")).toEqual(expect.arrayContaining(["staff.mentioned", "chat_escalation"]));
  expect(await kinds("wanjiru")).not.toContain("system_error");
  expect(await kinds("nneka")).toEqual(expect.arrayContaining(["system_error", "security_alert", "channel_down"]));
  expect((await choose("chika", { choices: [{ kind: "system_error", push: true }] })).status).toBe(422);
  expect((await choose("nneka", { choices: [{ kind: "system_error", inApp: false }] })).status).toBe(422);
  expect((await choose("nneka", { choices: [{ kind: "channel_down", mail: true }] })).status).toBe(422);
  expect((await choose("chika", { quiet: { from: "25:00", until: "07:00", days: [1] } })).status).toBe(422);
  const changed = await choose("chika", { choices: [{ kind: "ticket.replied", inApp: false }], quiet: { from: "22:00", until: "07:00", days: [5, 6] }, digest: { every: "day", hour: 9 } });
  expect(changed.body).toMatchObject({ quiet: { from: "22:00", until: "07:00", days: [5, 6] }, digest: { every: "day", hour: 9 }, timeZone: "Africa/Nairobi", mailPossible: true });
  expect(changed.body.choices.find(({ kind }) => kind === "ticket.replied")?.inApp).toEqual({ on: false, offered: true, locked: false });
  const live = await world.live("chika");
  await reply("wanjiru", (await open("chika")).id);
  await world.drain();
  expect((await list("chika")).items).toEqual([]);
  expect(live.of("notification")).toEqual([]);
  // What is left out of a change stays.
  expect((await choose("chika", { quiet: null })).body).toMatchObject({ quiet: null, digest: { every: "day", hour: 9 } });
  await Promise.all([choose("chika", { choices: [{ kind: "ticket.replied", push: false }] }), choose("chika", { choices: [{ kind: "ticket.replied", mail: false }] }), choose("chika", { choices: [{ kind: "direct.message", push: false }] })]);
  const after = (await choose("chika", {})).body.choices;
  expect(after.find(({ kind }) => kind === "ticket.replied")).toMatchObject({ inApp: { on: false }, push: { on: false }, mail: { on: false } });
  expect(after.find(({ kind }) => kind === "direct.message")?.push.on).toBe(false);
});

test("CV-9, CV-10 a mention in a note tells the mentioned staff only, without the note's words, and members nothing", async () => {
  const ticket = await open("ada", "Noted");
  const unread = await badge("ada");
  const live = await world.live("ada");
  const note = (await world.as("wanjiru").post<{ seq: number }>(`/api/tickets/${ticket.id}/notes`, { clientId: randomUUID(), body: "NEVER-TELL @kofi, and @ada too" })).body;
  // Whatever an event claims: a note is no answer, and a member is not told of one.
  const claim = { ticketId: ticket.id, messageId: randomUUID(), seq: (note as { seq?: number }).seq ?? 2, authorId: world.people.wanjiru.id, authorPart: "staff" };
  await world.tx("system", async (tx) => {
    await addJob(tx, { identifier: "reaction:notifications.ticket.replied", payload: claim });
    await addJob(tx, { identifier: "reaction:notifications.staff.mentioned", payload: { ticketId: ticket.id, seq: 2, personId: world.people.ada.id, byId: world.people.wanjiru.id } });
  });
  await world.drain();
  expect((await list("kofi", "?unread=yes")).items.filter(({ kind }) => kind === "staff.mentioned")).toMatchObject([{ title: "Wanjiru Kamau mentioned you", body: `${ticket.number} · Noted`, link: `/desk/tickets/${ticket.number}`, priority: "high" }]);
  for (const who of ["nneka", "musa", "wanjiru"] as const) expect((await list(who)).items.filter(({ kind }) => kind === "staff.mentioned")).toEqual([]);
  expect(await badge("ada")).toEqual(unread);
  expect(live.of("notification")).toEqual([]);
  const { rows } = await world.tx("system", (tx) => tx.query<{ count: number }>("SELECT (SELECT count(*) FROM notifications n WHERE n::text LIKE '%NEVER-TELL%') + (SELECT count(*) FROM notification_mails m WHERE m::text LIKE '%NEVER-TELL%') + (SELECT count(*) FROM mail_messages m WHERE m::text LIKE '%NEVER-TELL%') AS count"));
  expect(rows[0]?.count).toBe(0);
  // Opening the mention is having read it.
  await world.tx("kofi", (tx) => tx.query("UPDATE conversation_mentions SET seen_at = $2 WHERE conversation_id = $1", [ticket.id, tx.now]));
  expect((await list("kofi", "?unread=yes")).items.filter(({ kind }) => kind === "staff.mentioned")).toEqual([]);
});

test("AD-4 trouble is told by permission and priority, once, each in their own language and with read and unread of their own", async () => {
  await world.tx("system", (tx) => tx.query("UPDATE identity_people SET locale = 'sw' WHERE id = $1", [world.people.sade.id]));
  await world.tx("system", async (tx) => { await emit(tx, "security.alert", { attemptId: randomUUID(), kind: "ban_evasion" }); });
  const { services } = world.running;
  noteFailedJob(services, "platform.send-mail");
  noteFailedJob(services, "platform.send-mail");
  for (let i = 0; i < 25; i++) noteFailedRequest(services);
  const waiting = async () => (await world.tx("system", (tx) => tx.query("SELECT 1 FROM notifications WHERE kind = 'system_error'"))).rowCount;
  for (let i = 0; i < 50 && await waiting() < 4; i++) { await world.drain(); await new Promise((resolve) => { setTimeout(resolve, 20); }); }
  const told = async (who: CastName) => (await list(who, "?unread=yes")).items.filter(({ kind }) => ["system_error", "security_alert"].includes(kind)).map(({ kind, priority, count }) => `${kind} ${priority} ${count}`).sort();
  expect(await told("musa")).toEqual(["security_alert high 1"]);
  expect(await told("nneka")).toEqual(["security_alert high 1", "system_error critical 1", "system_error critical 1"]);
  expect(await told("wanjiru")).toEqual([]);
  expect(await told("ada")).toEqual([]);
  expect((await badge("nneka")).highest).toBe("critical");
  expect((await list("sade")).items.map(({ title }) => title)).toEqual(expect.arrayContaining(["Tahadhari ya usalama", "Kazi imeshindikana kabisa"]));
  await world.as("nneka").put("/api/notifications/read", {});
  expect((await badge("nneka")).unread).toBe(0);
  expect(await told("sade")).toHaveLength(3);
});

test("ID-13, ID-14 an export holds what a person was told; an erasure removes it, and their name from what others were told", async () => {
  const ticket = await open("ada", "Last words");
  await world.as("wanjiru").put(`/api/tickets/${ticket.id}/assignment`, { staffId: world.people.wanjiru.id });
  await reply("wanjiru", ticket.id);
  await world.as("ada").post(`/api/tickets/${ticket.id}/replies`, { clientId: randomUUID(), body: "And thanks" });
  await world.drain();
  expect((await list("wanjiru")).items.map(({ title }) => title)).toContain("Ada Obi answered");
  const rows: unknown[] = [];
  for await (const entry of notificationExporter.entries(world.running.services, world.people.ada.id)) if ("rows" in entry) for await (const row of entry.rows) rows.push(row);
  expect(JSON.stringify(rows)).toContain("Last words");
  for (let done = false; !done;) done = (await world.tx("system", (tx) => notificationEraser.erase(tx, { personId: world.people.ada.id, pseudonym: "Deleted account" }))).done;
  expect((await list("ada")).items).toEqual([]);
  expect((await list("wanjiru")).items.map(({ title }) => title)).not.toContain("Ada Obi answered");
});

test("CH-10 what is older than the setting says is removed", async () => {
  expect((await list("bayo")).items.length).toBeGreaterThan(0);
  world.clock.advance(91 * 86_400_000);
  await cleanJob.run(world.running.services, {});
  const left = await world.tx("system", (tx) => tx.query("SELECT 1 FROM notifications UNION ALL SELECT 1 FROM notification_sources UNION ALL SELECT 1 FROM notification_mails"));
  expect(left.rowCount).toBe(0);
});

test("AD-4 when somebody on the team is suspended those who manage the staff are told, not who did it, nor of members", async () => {
  const told = async (who: CastName) => (await list(who, "?unread=yes")).items.filter(({ kind }) => kind === "operator_suspended").map(({ title, link }) => [title, link]);
  await world.as("nneka").put(`/api/people/${world.people.bayo.id}/ban`, { reason: "A member" });
  expect((await world.as("nneka").put(`/api/people/${world.people.kofi.id}/ban`, { reason: "A colleague" })).status).toBe(200);
  await world.drain();
  expect(await told("sade")).toEqual([["Kofi Otieno amefungiwa", `/admin/people/${world.people.kofi.id}`]]);
  for (const who of ["nneka", "musa", "wanjiru"] as const) expect(await told(who), who).toEqual([]);
});
