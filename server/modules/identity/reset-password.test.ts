import { afterAll, beforeAll, expect, test } from "vitest";
import { HttpClient } from "../../test/http-client.ts";
import { LiveClient } from "../../test/live-client.ts";
import { openWorld, type World } from "../../test/world.ts";
import { auditRows, expireLinks, goodPassword, mailedToken, mailsTo, member, signIn, visitor } from "./identity.fixture.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ config: (config) => { config.rateLimits = false; } }); });
afterAll(() => world.close());

const ask = (email: string) => visitor(world).post("/api/auth/request-password-reset", { email });
const reset = (token: string, newPassword: string) => visitor(world).post("/api/auth/reset-password", { token, newPassword });
const newPassword = "kitenge-lamp-42";

test("ID-2 the mailed link sets a new password, once, and ends every session at once", async () => {
  const { client, cookie, personId, account } = await member(world, "funke.a");
  const page = await LiveClient.connect(world.running.address ?? "", cookie);
  expect(await ask(account.email)).toMatchObject({ status: 200, body: { status: true } });
  const token = await mailedToken(world, account.email, "identity-reset");
  expect((await mailsTo(world, account.email)).at(-1)?.body_text).toContain(`${world.running.address}/reset?token=`);

  // A weak choice does not use the link up.
  expect((await reset(token, "password1")).body).toMatchObject({ type: "/problems/invalid", fields: [{ path: "newPassword" }] });
  expect((await client.get("/api/me")).status).toBe(200);

  expect(await reset(token, newPassword)).toMatchObject({ status: 200, body: { status: true } });
  await page.hears("signed-out");
  expect((await client.get("/api/me")).status).toBe(401);
  await expect(signIn(world, account)).rejects.toThrow("401");
  const after = await signIn(world, { ...account, password: newPassword });
  // Whoever opened the link owns the address.
  expect((await after.client.get("/api/me")).body.emailVerified).toBe(true);
  expect(await reset(token, "another-Lamp-43")).toMatchObject({ status: 422, body: { type: "/problems/link-invalid" } });

  expect(await auditRows(world, "password.reset")).toMatchObject([{ actor_id: personId, subject_id: personId }]);
  expect(await auditRows(world, "password.reset-asked")).toMatchObject([{ subject_id: personId, actor_kind: "anonymous" }]);
  expect((await auditRows(world, "email.verified")).at(-1)).toMatchObject({ subject_id: personId, after: { by: "password reset" } });
});

test("ID-2 a link that is too old or made up does not work", async () => {
  const { account } = await member(world, "slow.mail");
  await ask(account.email);
  const token = await mailedToken(world, account.email, "identity-reset");
  await expireLinks(world);
  expect(await reset(token, newPassword)).toMatchObject({ status: 422, body: { type: "/problems/link-invalid" } });
  expect(await reset("made-up-token", newPassword)).toMatchObject({ status: 422, body: { type: "/problems/link-invalid" } });
  await expect(signIn(world, account)).resolves.toBeTruthy();
});

test("ID-2 one reset link used five times at once sets one password", async () => {
  const { account } = await member(world, "racer");
  await ask(account.email);
  const token = await mailedToken(world, account.email, "identity-reset");
  const tries = Array.from({ length: 5 }, (_, i) => `racing-Mango-${i}${i}${i}`);
  const answers = await Promise.all(tries.map((password) => reset(token, password)));
  const won = tries.filter((_, i) => answers[i]?.status === 200);
  expect(won).toHaveLength(1);
  await expect(signIn(world, { ...account, password: won[0] ?? "" })).resolves.toBeTruthy();
});

test("ID-2 asking for a reset says the same for known and unknown addresses, and mails only the known", async () => {
  const known = await ask(world.people.bayo.email), unknown = await ask("nobody@example.org");
  expect(unknown.status).toBe(known.status);
  expect(unknown.body).toEqual(known.body);
  expect([...unknown.headers.keys()].sort()).toEqual([...known.headers.keys()].sort());
  expect((await mailsTo(world, world.people.bayo.email)).map((m) => m.template)).toEqual(["identity-reset"]);
  expect(await mailsTo(world, "nobody@example.org")).toEqual([]);
  // The log names nobody by address.
  const last = (await auditRows(world, "password.reset-asked")).at(-1);
  expect(last?.subject_id).toBeNull();
  expect(JSON.stringify(last)).not.toContain("nobody@example.org");
});

test("ID-4 a password change needs the old one, ends all other sessions, and keeps this one", async () => {
  const { client, cookie, personId, account } = await member(world, "changer");
  const elsewhere = await signIn(world, account);
  const page = await LiveClient.connect(world.running.address ?? "", elsewhere.cookie);
  expect((await client.post("/api/auth/change-password", { currentPassword: "not-it-at-all", newPassword })).body).toMatchObject({ fields: [{ path: "currentPassword" }] });
  expect((await client.post("/api/auth/change-password", { currentPassword: goodPassword, newPassword: "qwerty123" })).body).toMatchObject({ fields: [{ path: "newPassword" }] });
  expect((await visitor(world).post("/api/auth/change-password", { currentPassword: goodPassword, newPassword })).status).toBe(401);

  const changed = await client.post("/api/auth/change-password", { currentPassword: goodPassword, newPassword });
  expect(changed).toMatchObject({ status: 200, body: { status: true } });
  await page.hears("signed-out");
  expect((await elsewhere.client.get("/api/me")).status).toBe(401);
  const renewed = changed.headers.getSetCookie().find((c) => c.startsWith("baraza.session_token="))?.split(";")[0] ?? "";
  expect(renewed).not.toBe(cookie);
  expect((await new HttpClient(world.running.address ?? "", renewed).get("/api/me")).status).toBe(200);
  expect(await auditRows(world, "password.changed")).toMatchObject([{ actor_id: personId }]);
  expect(await auditRows(world, "password.change-failed")).toMatchObject([{ actor_id: personId }]);
});
