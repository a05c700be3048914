import { createEmailVerificationToken } from "better-auth/api";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { accountOf, auditRows, expireLinks, mailedToken, mailsTo, member, signIn, signUp, visitor } from "./identity.fixture.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ config: (config) => { config.rateLimits = false; } }); });
afterAll(() => world.close());

const verify = (token: string, method = "GET") => visitor(world).send(method, `/api/auth/verify-email?token=${encodeURIComponent(token)}`);
const ask = (email: string) => visitor(world).post("/api/auth/send-verification-email", { email });

test("ID-2 the mailed link confirms the address, once", async () => {
  const { client, personId, account } = await member(world, "ify");
  const token = await mailedToken(world, account.email, "identity-verify");
  const mail = (await mailsTo(world, account.email))[0];
  expect(mail?.body_text).toContain(`${world.running.address}/verify?token=`);
  // Mail programs look at links before people do.
  expect((await verify(token, "HEAD")).status).toBe(404);
  expect((await client.get("/api/me")).body.emailVerified).toBe(false);

  const first = await verify(token);
  expect(first).toMatchObject({ status: 200, body: { status: true } });
  expect(first.headers.getSetCookie()).toEqual([]);
  expect((await client.get("/api/me")).body.emailVerified).toBe(true);
  expect(await verify(token)).toMatchObject({ status: 422, body: { type: "/problems/link-invalid", fields: [{ path: "token" }] } });
  expect(await auditRows(world, "email.verified")).toMatchObject([{ actor_id: personId, subject_id: personId }]);
});

test("ID-2 a link used twice at the same moment works once", async () => {
  const { account } = await member(world, "kelechi1");
  const token = await mailedToken(world, account.email, "identity-verify");
  const answers = await Promise.all(Array.from({ length: 6 }, () => verify(token)));
  expect(answers.map((a) => a.status).sort()).toEqual([200, 422, 422, 422, 422, 422]);
});

test("ID-2 a link that is too old, made up or changed does not work, and a new one can be asked for", async () => {
  const { client, account } = await member(world, "obi.late");
  const old = await mailedToken(world, account.email, "identity-verify");
  await expireLinks(world);
  for (const token of [old, `${old}x`, "made-up", "x".repeat(1999)]) expect((await verify(token)).body, token.slice(0, 20)).toMatchObject({ type: "/problems/link-invalid" });
  expect((await client.get("/api/me")).body.emailVerified).toBe(false);
  expect((await verify("x".repeat(2001))).body).toMatchObject({ type: "/problems/invalid", fields: [{ path: "token" }] });

  expect(await client.post("/api/auth/send-verification-email", { email: account.email })).toMatchObject({ status: 200, body: { status: true } });
  expect((await verify(await mailedToken(world, account.email, "identity-verify"))).status).toBe(200);
  expect(await client.post("/api/auth/send-verification-email", { email: account.email })).toMatchObject({ status: 409, body: { type: "/problems/already-verified" } });
});

test("ID-2 a link of the right form that we never sent does not work", async () => {
  await signUp(world, accountOf("forged"));
  // Even with the secret: only links that were mailed have their row. (Another life, or it would be the very link of this second.)
  const forged = await createEmailVerificationToken(world.running.services.config.secret, "forged@example.org", undefined, 1800);
  expect((await verify(forged)).status).toBe(422);
});

test("ID-2 asking for a link says the same for unknown, unconfirmed and confirmed addresses", async () => {
  await signUp(world, accountOf("unconfirmed"));
  const answers = await Promise.all([ask("unconfirmed@example.org"), ask("nobody@example.org"), ask(world.people.ada.email)]);
  for (const answer of answers) expect(answer).toMatchObject({ status: 200, body: { status: true } });
  expect(await mailsTo(world, "unconfirmed@example.org")).toHaveLength(2);
  expect(await mailsTo(world, "nobody@example.org")).toEqual([]);
  expect(await mailsTo(world, world.people.ada.email)).toEqual([]);
});

test("ID-2 links are stored as hashes: the table gives nobody a working link", async () => {
  const { account } = await member(world, "hashed");
  const token = await mailedToken(world, account.email, "identity-verify");
  const rows = await world.tx("system", async (tx) => (await tx.query<{ identifier: string }>("SELECT identifier FROM identity_verifications", [])).rows);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row.identifier).not.toContain(token.slice(0, 30));
});

test("XX-9 mails about an account are in the language of the page that asked, and later in the one that the person chose", async () => {
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) => visitor(world).post(`/api/auth/${path}`, body, headers);
  expect((await post("sign-up/email", { ...accountOf("amani"), locale: "sw" }, { "accept-language": "sw-KE,en;q=0.5" })).status).toBe(200);
  expect((await post("request-password-reset", { email: "amani@example.org" })).status).toBe(200);
  const { client, personId } = await signIn(world, accountOf("amani"));
  expect((await client.post("/api/me/export")).status).toBe(202);
  await world.drain();
  const mails = await mailsTo(world, "amani@example.org");
  expect(mails.map((one) => one.subject)).toEqual(["Thibitisha barua pepe yako", "Chagua nenosiri jipya", "Data yako iko tayari"]);
  for (const one of mails) expect(one.body_text).toContain("Habari amani Test,");
  // The receipt comes when nothing is known of the person any more.
  expect((await world.as("sade").send("PUT", `/api/people/${personId}/erasure`, { reason: "Asked by phone" })).status).toBe(202);
  await world.drain();
  const receipt = (await mailsTo(world, "amani@example.org")).at(-1);
  expect(receipt?.subject).toBe("Akaunti yako imefutwa");
  expect(receipt?.body_text).toMatch(/Barua: anwani, mada na maandishi yameondolewa: \d/);
  expect(receipt?.body_text).not.toMatch(/ (removed|blanked|closed)\b/);
});
