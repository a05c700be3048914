import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LiveClient } from "../../test/live-client.ts";
import { openWorld, type World } from "../../test/world.ts";
import { auditRows, goodPassword, mailedToken, mailsTo, member, signIn, signUp, visitor } from "./identity.fixture.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ config: (config) => { config.rateLimits = false; } }); });
afterAll(() => world.close());

type Who = Parameters<World["as"]>[0];
const invite = (by: Who, email: string, roles: string[] = ["agent"], name = "New Colleague") => world.as(by).post("/api/staff/invitations", { email, name, roles });
const tokenOf = (email: string) => mailedToken(world, email, "identity-invitation");
const show = (token: string) => visitor(world).get(`/api/invitations/${token}`);
const accept = (token: string, password = goodPassword, name = "Amina Yusuf") => visitor(world).post(`/api/invitations/${token}`, { name, password });

test("ID-8 an admin invites by mail; the guest chooses a password, is confirmed, and works at once", async () => {
  const invited = await invite("nneka", "Amina@Example.org", ["agent", "moderator"]);
  expect(invited).toMatchObject({ status: 201, body: { email: "amina@example.org", roles: ["agent", "moderator"] } });
  const mail = (await mailsTo(world, "amina@example.org"))[0];
  expect(mail?.body_text).toContain(`${world.running.address}/staff/join?token=`);
  const token = await tokenOf("amina@example.org");
  expect((await show(token)).body).toEqual({ name: "New Colleague", email: "amina@example.org", roles: ["agent", "moderator"], hasAccount: false });
  // Looking does not use it up; a weak password does not either.
  expect(await accept(token, "password1")).toMatchObject({ status: 422, body: { fields: [{ path: "password" }] } });

  const joined = await accept(token);
  expect(joined.status).toBe(201);
  const { client, personId } = await signIn(world, { email: "amina@example.org", password: goodPassword });
  expect(joined.body).toEqual({ personId });
  expect((await client.get("/api/me")).body).toMatchObject({ person: { name: "Amina Yusuf", username: "amina.yusuf", isStaff: true }, emailVerified: true, roles: expect.arrayContaining(["agent", "moderator"]) });
  for (const answer of [await show(token), await accept(token)]) expect(answer.status).toBe(404);
  expect(await auditRows(world, "invitation.accepted")).toMatchObject([{ subject_id: invited.body.id, after: { personId } }]);
  expect(await auditRows(world, "staff.invited")).toMatchObject([{ actor_id: world.people.nneka.id }]);
});

test("ID-8 the table keeps a hash, and the audit log keeps neither token nor address", async () => {
  await invite("nneka", "hash@example.org");
  const token = await tokenOf("hash@example.org");
  const text = await world.tx("system", async (tx) => JSON.stringify([(await tx.query("SELECT token_hash FROM identity_invitations", [])).rows, (await tx.query("SELECT before, after FROM audit_entries", [])).rows]));
  expect(text).not.toContain(token);
  expect(text).not.toContain("hash@example.org");
});

test("ID-8 only one of several who accept at once joins", async () => {
  await invite("nneka", "race@example.org");
  const token = await tokenOf("race@example.org");
  const answers = await Promise.all(Array.from({ length: 5 }, (_, i) => accept(token, `${goodPassword}${i}`)));
  expect(answers.map((a) => a.status).sort()).toEqual([201, 404, 404, 404, 404]);
});

test("ID-8 a member who is invited keeps account and password: the link alone never opens an existing account", async () => {
  const bisi = await member(world, "bisi");
  expect((await invite("nneka", bisi.account.email)).status).toBe(201);
  const token = await tokenOf(bisi.account.email);
  expect((await show(token)).body).toMatchObject({ hasAccount: true });
  expect(await accept(token, "some-New-Password-1")).toMatchObject({ status: 422, body: { fields: [{ path: "password" }] } });
  await expect(signIn(world, { ...bisi.account, password: "some-New-Password-1" })).rejects.toThrow("401");
  expect((await bisi.client.get("/api/me")).body).toMatchObject({ roles: [] });

  expect(await accept(token, goodPassword, "Another Name")).toMatchObject({ status: 201, body: { personId: bisi.personId } });
  // The same session has the new rights; name and password are as before.
  expect((await bisi.client.get("/api/me")).body).toMatchObject({ roles: ["agent"], emailVerified: true, person: { name: bisi.account.name } });
});

test("ID-8 who joins gets a username from the name, also when several of one name join at once, and signs in by it", async () => {
  const emails = ["ngozi1@example.org", "ngozi2@example.org", "ngozi3@example.org", "ngozi4@example.org"];
  for (const email of emails) await invite("nneka", email);
  const tokens = await Promise.all(emails.map(tokenOf));
  const answers = await Promise.all(tokens.map((token) => accept(token, goodPassword, "Ngozi Ọkafọr")));
  expect(answers.map((a) => a.status)).toEqual([201, 201, 201, 201]);
  const ids = answers.map((a) => a.body.personId);
  const names = await world.tx("kofi", async (tx) => (await tx.query<{ username: string }>("SELECT username FROM identity_profiles WHERE person_id = ANY ($1::uuid[]) ORDER BY username", [ids])).rows);
  expect(names.map((row) => row.username)).toEqual(["ngozi.okafor", "ngozi.okafor2", "ngozi.okafor3", "ngozi.okafor4"]);
  expect((await visitor(world).post("/api/auth/sign-in/username", { username: "ngozi.okafor3", password: goodPassword })).status).toBe(200);
});

test("ID-8 a member without a username gets one when joining; a chosen one stays", async () => {
  const account = { name: "Efua Mensah", email: "efua@example.org", password: goodPassword };
  expect((await signUp(world, account)).status).toBe(200);
  const efua = await signIn(world, account), yaw = await member(world, "yaw_b");
  expect((await efua.client.get("/api/me")).body.person).toMatchObject({ username: null });
  for (const email of [account.email, yaw.account.email]) {
    await invite("nneka", email);
    expect((await accept(await tokenOf(email))).status).toBe(201);
  }
  expect((await efua.client.get("/api/me")).body.person).toMatchObject({ username: "efua.mensah", isStaff: true });
  expect((await yaw.client.get("/api/me")).body.person).toMatchObject({ username: "yaw_b", isStaff: true });
});

test("ID-8 an invitation ends after seven days, when taken back, and when the inviter may no longer invite", async () => {
  await invite("nneka", "late@example.org");
  const late = await tokenOf("late@example.org");
  const back = (await invite("nneka", "back@example.org")).body.id;
  await invite("sade", "orphan@example.org", ["admin"]);
  const orphan = await tokenOf("orphan@example.org");
  expect((await show(orphan)).status).toBe(200);

  expect((await world.as("nneka").delete(`/api/staff/invitations/${back}`)).status).toBe(204);
  expect((await show(await tokenOf("back@example.org"))).status).toBe(404);
  expect((await world.as("nneka").delete(`/api/staff/invitations/${back}`)).status).toBe(404);

  await world.tx("system", (tx) => tx.query("UPDATE identity_role_grants SET role = 'admin' WHERE person_id = $1", [world.people.sade.id]));
  expect((await accept(orphan)).status).toBe(404);
  await world.tx("system", (tx) => tx.query("UPDATE identity_role_grants SET role = 'super_admin' WHERE person_id = $1", [world.people.sade.id]));

  world.clock.advance(7 * 86_400_000 - 60_000);
  expect((await show(late)).status).toBe(200);
  world.clock.advance(61_000);
  for (const answer of [await show(late), await accept(late)]) expect(answer.status).toBe(404);
  expect(JSON.stringify((await world.as("nneka").get("/api/staff/invitations")).body)).not.toContain("late@example.org");
  // The address can be invited again.
  expect((await invite("nneka", "late@example.org")).status).toBe(201);
});

test("ID-8 nobody is invited twice, or when already on the staff", async () => {
  await invite("nneka", "twice@example.org");
  expect(await invite("sade", "twice@example.org")).toMatchObject({ status: 409, body: { type: "/problems/already-invited" } });
  expect(await invite("nneka", world.people.kofi.email)).toMatchObject({ status: 409, body: { type: "/problems/already-staff" } });
  const answers = await Promise.all(Array.from({ length: 4 }, () => invite("nneka", "at.once@example.org")));
  expect(answers.map((a) => a.status).sort()).toEqual([201, 409, 409, 409]);
  // A refused invitation mails nobody.
  expect(await mailsTo(world, "at.once@example.org")).toHaveLength(1);
});

test("ID-5 admins invite below admin; agents, moderators, members and visitors nobody", async () => {
  expect(await invite("nneka", "boss@example.org", ["admin"])).toMatchObject({ status: 403 });
  expect(await invite("nneka", "boss@example.org", ["agent", "super_admin"])).toMatchObject({ status: 403 });
  for (const who of ["ada", "kofi", "musa"] as const) {
    expect((await invite(who, "x@example.org")).status, who).toBe(403);
    expect((await world.as(who).get("/api/staff/invitations")).status, who).toBe(403);
    expect((await world.as(who).delete(`/api/staff/invitations/${randomUUID()}`)).status, who).toBe(403);
  }
  expect((await invite("nobody", "x@example.org")).status).toBe(401);
  const admins = (await invite("sade", "boss@example.org", ["admin"])).body.id;
  expect((await world.as("nneka").delete(`/api/staff/invitations/${admins}`)).status).toBe(403);
  expect((await world.as("sade").delete(`/api/staff/invitations/${admins}`)).status).toBe(204);
  await expect(world.tx("nneka", (tx) => tx.query("UPDATE identity_invitations SET roles = '{super_admin}'", []))).rejects.toMatchObject({ code: "42501" });
});

test("ID-8 a deactivated account can't come back through an invitation", async () => {
  const gone = await member(world, "gone.one");
  await invite("nneka", gone.account.email);
  await world.tx("system", (tx) => tx.query("INSERT INTO identity_deactivations (person_id, reason, deactivated_at) VALUES ($1, 'x', $2)", [gone.personId, tx.now]));
  expect(await accept(await tokenOf(gone.account.email))).toMatchObject({ status: 403, body: { type: "/problems/deactivated" } });
});

test("ID-8 made-up links and wrong fields", async () => {
  expect((await show("x".repeat(43))).status).toBe(404);
  expect((await accept("x".repeat(43))).status).toBe(404);
  expect((await show("short")).status).toBe(422);
  for (const body of [{ email: "x", name: "A", roles: ["agent"] }, { email: "a@example.org", name: "A", roles: [] }, { email: "a@example.org", name: "A", roles: ["member"] }, { email: "a@example.org", roles: ["agent"] }]) {
    expect((await world.as("nneka").post("/api/staff/invitations", body)).status, JSON.stringify(body)).toBe(422);
  }
});

test("ID-8 a member's open page learns of new rights without signing in again", async () => {
  const dayo = await member(world, "dayo");
  const page = await LiveClient.connect(world.running.address ?? "", dayo.cookie);
  await invite("nneka", dayo.account.email);
  await accept(await tokenOf(dayo.account.email));
  expect(page.of("signed-out")).toEqual([]);
  expect((await dayo.client.get("/api/me")).body).toMatchObject({ roles: ["agent"] });
  page.close();
});
