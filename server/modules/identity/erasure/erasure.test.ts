import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LiveClient } from "../../../test/live-client.ts";
import { openWorld, type World } from "../../../test/world.ts";
import { TEST_SECRET } from "../../../test/database/secret.ts";
import { asSystem } from "../act-as-system.ts";
import { secondFactorSetting } from "../account-settings.ts";
import { changeSetting, revertSetting } from "../../../platform/settings/settings.ts";
import { auditRows, goodPassword, mailsTo, member, signUp, visitor } from "../identity.fixture.ts";
import type { Orders } from "./erase-and-die.fixture.ts";

let world: World;
let tunde: Awaited<ReturnType<typeof member>>;
let owner: pg.Client;
beforeAll(async () => {
  world = await openWorld({ env: { BARAZA_RATE_LIMITS: "off" } });
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  tunde = await member(world, "tundeq");
  await world.tx("system", (tx) => tx.query("UPDATE identity_people SET email_verified = true, bio = 'tundeq likes fish' WHERE id = $1", [tunde.personId]));
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const watch = async () => world.running.services.modules.jobs.find((job) => job.name === "identity.watch")?.run(world.running.services, {});
const erasureOf = async () => (await owner.query<{ id: string }>("SELECT id FROM identity_erasures WHERE person_id = $1 AND undone_at IS NULL", [tunde.personId])).rows[0]?.id ?? "";

/** Everything in the database that still holds a word, as `table: how many`. */
async function tablesWith(word: string): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>("SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN ('public', 'graphile_worker') AND c.relkind = 'r' AND NOT c.relispartition OR c.relkind = 'p'");
  const found: string[] = [];
  for (const { name } of rows) {
    const { rowCount } = await owner.query(`SELECT 1 FROM ${name} t WHERE t::text ILIKE $1`, [`%${word}%`]);
    if (rowCount) found.push(`${name}: ${rowCount}`);
  }
  return found;
}

test("ID-13 a member asks with the password, has 14 days, and undoes it; staff can't ask", async () => {
  expect(await tunde.client.send("DELETE", "/api/me", { password: "wrong-one-9" })).toMatchObject({ status: 422, body: { fields: [{ path: "password" }] } });
  const asked = await tunde.client.send("DELETE", "/api/me", { password: goodPassword });
  const dueAt = new Date(world.clock.now().getTime() + 14 * 86_400_000).toISOString();
  expect(asked).toMatchObject({ status: 202, body: { erasure: { askedAt: world.clock.now().toISOString(), dueAt } } });
  // Asked twice is asked once.
  expect((await tunde.client.send("DELETE", "/api/me", { password: goodPassword })).status).toBe(202);
  expect((await mailsTo(world, tunde.account.email)).filter((m) => m.template === "identity-erasure-asked")).toHaveLength(1);
  expect((await tunde.client.get("/api/me/erasure")).body).toMatchObject({ erasure: { dueAt } });
  await watch();
  expect((await tunde.client.delete("/api/me/erasure")).body).toEqual({ erasure: null });
  world.clock.advance(15 * 86_400_000);
  await watch();
  expect((await tunde.client.get("/api/me")).status).toBe(200);
  expect((await mailsTo(world, tunde.account.email)).map((m) => m.template)).toContain("identity-erasure-undone");
  expect(await world.as("wanjiru").send("DELETE", "/api/me", { password: goodPassword })).toMatchObject({ status: 409, body: { type: "/problems/staff-account" } });
  // On the staff, but without the second factor that is needed: still a staff account.
  const { settings } = world.running.services;
  await world.tx("system", (tx) => changeSetting(tx, secondFactorSetting.key, "staff"));
  await expect.poll(() => settings.get(secondFactorSetting), { interval: 10 }).toBe("staff");
  expect(await world.as("wanjiru").send("DELETE", "/api/me", { password: goodPassword })).toMatchObject({ status: 409, body: { type: "/problems/staff-account" } });
  await world.tx("system", (tx) => revertSetting(tx, secondFactorSetting.key));
  await expect.poll(() => settings.get(secondFactorSetting), { interval: 10 }).toBe("off");
  expect((await auditRows(world, "erasure.asked")).length + (await auditRows(world, "erasure.undone")).length).toBe(2);
});

test("ID-13 a worker that is killed inside any step leaves nothing half done: the receipt is whole, each thing counted once, and nothing of the person is left", async () => {
  const { client } = tunde;
  const post = async (path: string, body: unknown) => {
    const answer = await client.post(path, body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
    return answer.body;
  };
  const ticket = await post("/api/tickets", { subject: "Secretword in my subject", description: "Secretword in my description", category: "bug" });
  const id = String(ticket.id);
  await world.as("wanjiru").post(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body: "Staff words stay" });
  await world.as("wanjiru").post(`/api/tickets/${id}/notes`, { clientId: randomUUID(), body: "A note stays" });
  await post(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body: "Secretword in my answer" });
  // What staff are told quotes the subject and names the member: in the list, in a mail of its own, and in a digest.
  const kofi = world.people.kofi.username;
  expect((await world.as("kofi").put("/api/me/notifications", { choices: [{ kind: "staff.mentioned", mail: true }, { kind: "ticket.answered", mail: true }] })).status).toBe(200);
  const mention = (body: string) => world.as("wanjiru").post(`/api/tickets/${id}/notes`, { clientId: randomUUID(), body: `@${kofi} ${body}` });
  await world.as("wanjiru").put(`/api/tickets/${id}/assignment`, { staffId: world.people.kofi.id });
  await mention("look");
  await world.drain();
  await mention("and again");
  await post(`/api/tickets/${id}/replies`, { clientId: randomUUID(), body: "Secretword for Kofi" });
  await world.drain();
  world.clock.advance(3_600_000);
  await world.running.services.modules.jobs.find((job) => job.name === "notifications.sweep")?.run(world.running.services, {});
  await world.drain();
  expect((await mailsTo(world, world.people.kofi.email)).map((mail) => mail.template)).toEqual(["notice", "notice-digest"]);
  await world.as("wanjiru").put(`/api/tickets/${id}/resolution`);
  await client.put(`/api/tickets/${id}/rating`, { score: 2, comment: "Secretword in my rating" });
  const talk = await post("/api/conversations", { kind: "assistant", fresh: true });
  await post(`/api/conversations/${talk.id}/messages`, { clientId: randomUUID(), body: "Secretword to the bot, zzyx" });
  const direct = await post("/api/conversations", { kind: "direct", withUsername: "bayo" });
  const said = await post(`/api/conversations/${direct.id}/messages`, { clientId: randomUUID(), body: "Secretword before the edit" });
  await client.patch(`/api/conversations/${direct.id}/messages/${said.seq}`, { body: "Secretword after the edit", baseVersion: 1 });
  await world.as("bayo").post(`/api/conversations/${direct.id}/messages`, { clientId: randomUUID(), body: "Words of Bayo" });
  await world.as("bayo").post("/api/reports", { subjectKind: "message", subjectId: `${direct.id}/${said.seq}`, reason: "spam" });
  await post("/api/reports", { subjectKind: "conversation", subjectId: direct.id, reason: "spam", text: "Secretword in my report" });
  await world.as("bayo").post("/api/reports", { subjectKind: "conversation", subjectId: direct.id, reason: "harassment", text: "Bayo's reason" });
  await world.as("wanjiru").post(`/api/people/${tunde.personId}/notes`, { body: "Secretword in a note about them" });
  await owner.query(`INSERT INTO messages (conversation_id, seq, client_id, author_id, author_part, body, created_at)
    SELECT $1, n, gen_random_uuid(), $2, 'member', 'Secretword ' || n, now() FROM generate_series(3, 1202) n`, [direct.id, tunde.personId]);
  await owner.query("UPDATE conversations SET last_seq = 1202, last_public_seq = 1202 WHERE id = $1", [direct.id]);
  // The reason why a row of an import was refused may quote an address.
  await owner.query(`WITH i AS (INSERT INTO desk_imports (asked_by, name, bytes, created_at) VALUES ($1, 'people.csv', 9, now()) RETURNING id)
    INSERT INTO desk_import_refusals (import_id, record, line, reason) SELECT i.id, n, n + 1, CASE n WHEN 1 THEN '"Tunde <' || upper($2) || '>" is not an email address.' ELSE 'It names nobody.' END FROM i, generate_series(1, 2) n`, [world.people.nneka.id, tunde.account.email]);
  await world.drain();
  expect((await tablesWith("secretword")).length).toBeGreaterThan(4);
  const wrote = (await owner.query<{ n: number }>("SELECT count(*)::int AS n FROM messages WHERE author_id = $1 AND author_part = 'member'", [tunde.personId])).rows[0]?.n;

  expect((await client.send("DELETE", "/api/me", { password: goodPassword })).status).toBe(202);
  world.clock.advance(14 * 86_400_000 + 1000);
  // The child's clock is the computer's.
  await owner.query("UPDATE identity_erasures SET asked_at = now() - interval '15 days', due_at = now() - interval '1 day' WHERE undone_at IS NULL");
  const page = await LiveClient.connect(world.running.address ?? "", tunde.cookie);
  const { config } = world.running.services;
  const orders: Orders = { erasureId: await erasureOf(), ownerUrl: config.ownerUrl, appUrl: config.appUrl, secret: TEST_SECRET, dieInCall: 2, dataDir: config.dataDir };
  let deaths = 0;
  for (; deaths < 30; deaths++) {
    const child = spawn(process.execPath, [fileURLToPath(new URL("erase-and-die.fixture.ts", import.meta.url)), JSON.stringify({ ...orders, dieInCall: 3 + (deaths % 3) })], { stdio: ["ignore", "inherit", "inherit"] });
    const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
    if (signal !== "SIGKILL") {
      expect(code).toBe(0);
      break;
    }
    // In between nobody can get in, whatever is left to do.
    expect((await client.get("/api/me")).status).toBe(401);
  }
  expect(deaths).toBeGreaterThan(3);
  page.close();
  await watch();
  const receipt = await world.as("sade").get<{ pseudonym: string; doneAt: string | null; steps: { name: string; count: number; doneAt: string | null }[] }>(`/api/people/erasures/${orders.erasureId}/receipt`);
  expect(receipt.body.doneAt).not.toBeNull();
  expect(receipt.body.steps.every((step) => step.doneAt !== null)).toBe(true);
  const count = (name: string) => receipt.body.steps.find((step) => step.name === name)?.count;
  // One older version beside the messages.
  expect([count("conversations.words"), count("desk.tickets"), count("desk.close"), count("conversations.close")]).toEqual([(wrote ?? 0) + 1, 1, 1, 2]);
  expect((await world.as("nneka").get(`/api/people/erasures/${orders.erasureId}/receipt`)).status).toBe(403);

  const mail = (await mailsTo(world, tunde.account.email)).at(-1);
  expect(mail).toMatchObject({ template: "identity-erased", subject: "Your account was deleted" });
  expect(mail?.body_text).toContain("Messages in private conversations blanked");
  await world.tx("system", (tx) => tx.query("UPDATE mail_messages SET status = 'sent', sent_at = $1, html = '', body_text = '' WHERE template = 'identity-erased'", [tx.now]));
  await world.running.services.modules.jobs.find((job) => job.name === "identity.forget")?.run(world.running.services, {});
  await world.drain();
  for (const word of ["secretword", "tundeq"]) expect(await tablesWith(word), word).toEqual([]);
  expect(await tablesWith("It names nobody.")).toEqual(["desk_import_refusals: 1"]);
  const { rows: reported } = await owner.query<{ body: string | null; snapshot: { messages: { author: string; body: string }[] } }>("SELECT body, snapshot FROM reports WHERE subject_kind = 'conversation' ORDER BY id");
  expect(reported.map((report) => report.body)).toEqual([null, "Bayo's reason"]);
  for (const { snapshot } of reported) expect(snapshot.messages.map((line) => [line.author, line.body])).toEqual([[receipt.body.pseudonym, "[message from a deleted account]"], ["Bayo Ade", "Words of Bayo"]]);
  // A column that a later migration adds has to be blanked too: then it belongs here.
  const { rows: [left] } = await owner.query<{ row: Record<string, unknown> }>("SELECT to_jsonb(p) AS row FROM identity_people p WHERE id = $1", [tunde.personId]);
  const { id: _, created_at: _c, updated_at: _u, erased_at: erasedAt, ...blanked } = left?.row ?? {};
  expect(erasedAt).not.toBeNull();
  expect(blanked).toEqual({
    name: receipt.body.pseudonym, email: `erased-${tunde.personId}@deleted.invalid`, email_verified: false, image: null, username: null, show_online: false, time_zone: null, bio: "", locale: null,
    claimed_email: null, theme: "system", data_saver: false, messages_from: "nobody", show_location: false, show_distance: false, avatar_file_id: null, two_factor_enabled: false,
  });

  // The team's side stays readable.
  const seen = (await world.as("kofi").get(`/api/tickets/${id}`)).body;
  expect(seen).toMatchObject({ subject: "Ticket of a deleted account", status: "closed", requester: { name: receipt.body.pseudonym, username: null } });
  const bodies = ((await world.as("kofi").get<{ items: { body: string }[] }>(`/api/conversations/${id}/messages?limit=100`)).body.items).map((m) => m.body);
  expect(bodies).toEqual(["[message from a deleted account]", "Staff words stay", "A note stays", "[message from a deleted account]", `@${kofi} look`, `@${kofi} and again`, "[message from a deleted account]"]);
  expect((await world.as("bayo").get(`/api/conversations/${direct.id}`)).body).toMatchObject({ closure: { reason: "member_erased" } });
  expect((await world.as("kofi").get(`/api/people/${tunde.personId}`)).body).toMatchObject({ state: "erased", email: null, notes: [], abilities: { ban: false, erase: false } });
  expect(await auditRows(world, "erasure.done")).toHaveLength(1);
});

test("ID-13 the erased can't sign in, and their name is nobody's for a while", async () => {
  const answer = await visitor(world).post("/api/auth/sign-in/email", { email: tunde.account.email, password: goodPassword });
  expect(answer).toMatchObject({ status: 401, body: { type: "/problems/wrong-sign-in" } });
  expect((await visitor(world).get("/api/usernames/tundeq")).body).toMatchObject({ free: false });
  expect((await signUp(world, { ...tunde.account, email: "impostor@example.org" })).status).toBe(409);
  // The address is free: the person may come back.
  expect((await signUp(world, { ...tunde.account, username: "tunde.again" })).status).toBe(200);
  // By the app's clock.
  world.clock.advance(91 * 86_400_000);
  await world.running.services.modules.jobs.find((job) => job.name === "identity.forget")?.run(world.running.services, {});
  expect((await visitor(world).get("/api/usernames/tundeq")).body).toMatchObject({ free: true });
});

test("ID-13 staff with member.erase erase at once, others don't, and no staff account is erased", async () => {
  const body = { reason: "Asked by letter" };
  const path = (who: "ada" | "wanjiru") => `/api/people/${world.people[who].id}/erasure`;
  for (const who of ["bayo", "kofi", "musa", "nneka"] as const) expect((await world.as(who).put(path("ada"), body)).status, who).toBe(403);
  expect(await world.as("sade").put(path("wanjiru"), body)).toMatchObject({ status: 409, body: { type: "/problems/staff-account" } });
  expect(await world.as("sade").put(path("ada"), body)).toMatchObject({ status: 202, body: { by: { id: world.people.sade.id }, reason: "Asked by letter", doneAt: null } });
  // It is not the member's to undo, in the API and in the database.
  expect(await world.as("ada").delete("/api/me/erasure")).toMatchObject({ status: 403 });
  expect((await world.tx("ada", (tx) => tx.query("UPDATE identity_erasures SET undone_at = $1", [tx.now]))).rowCount).toBe(0);
  await world.drain();
  expect((await world.as("ada").get("/api/me")).status).toBe(401);
  expect((await world.as("sade").get(`/api/people/${world.people.ada.id}`)).body).toMatchObject({ state: "erased", erasure: { doneAt: expect.any(String) } });
  expect(await world.as("sade").put(path("ada"), body)).toMatchObject({ status: 409, body: { type: "/problems/already-erased" } });
  expect(await world.as("musa").put(`/api/people/${world.people.ada.id}/ban`, { reason: "Too late" })).toMatchObject({ status: 409 });
  // The functions behind it obey the system alone.
  for (const call of ["conversation_erase_words($1, 'x', 9)", "desk_erase_tickets($1, 'xxx', 'x', 9, now())", "assistant_erase_talks($1, 9)", "mail_erase_person($1, 'a', 'b', 9)"]) {
    await expect(world.tx("sade", (tx) => tx.query(`SELECT ${call}`, [world.people.bayo.id]))).rejects.toMatchObject({ code: "42501" });
  }
});

test("ID-17 whoever catches what failed as the system goes on as the caller", async () => {
  await world.tx("bayo", async (tx) => {
    await expect(asSystem(tx, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect((await tx.query<{ system: boolean }>("SELECT actor_is_system() AS system")).rows).toEqual([{ system: false }]);
  });
});
