import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { accountOf, auditRows, goodPassword, hashRuns, mailsTo, member, signIn, signUp, visitor } from "./identity.fixture.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ config: (config) => { config.rateLimits = false; } }); });
afterAll(() => world.close());

test("ID-2 a new member may sign in, read their account and is asked by mail to confirm the address", async () => {
  const made = await signUp(world, accountOf("temi"));
  expect(made.status).toBe(200);
  // The page signs in next: an answer that signs in would tell new addresses from known ones.
  expect(made.headers.getSetCookie().filter((cookie) => cookie.includes("session"))).toEqual([]);
  const { client, personId } = await signIn(world, accountOf("temi"));
  expect((await client.get("/api/me")).body).toMatchObject({
    person: { id: personId, name: "temi Test", username: "temi", isStaff: false }, email: "temi@example.org", emailVerified: false, roles: [], permissions: [],
  });
  expect((await mailsTo(world, "temi@example.org")).map((m) => m.template)).toEqual(["identity-verify"]);
  expect(await auditRows(world, "sign-up.done")).toMatchObject([{ actor_id: personId, subject_id: personId, address: "127.0.0.1" }]);
});

test("ID-2 signing up with an address that has an account answers and costs the same, changes nothing, and tells its owner", async () => {
  const before = await hashRuns(world);
  const fresh = await signUp(world, accountOf("uche"));
  const between = await hashRuns(world);
  const known = await signUp(world, { ...accountOf("uche2"), email: world.people.ada.email, password: "another-Mango-88" });
  expect(await hashRuns(world) - between).toBe(between - before);
  expect(between - before).toBe(1);

  const shape = (value: unknown) => JSON.stringify(value).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<id>").replaceAll(/\d{4}-\d\d-\d\dT[^"]+/g, "<time>")
    .replaceAll("ada@example.com", "<address>").replaceAll("uche@example.org", "<address>").replaceAll(/uche2?/g, "<name>");
  expect(known.status).toBe(fresh.status);
  expect(shape(known.body)).toBe(shape(fresh.body));
  expect([...known.headers.keys()].sort()).toEqual([...fresh.headers.keys()].sort());

  expect((await mailsTo(world, world.people.ada.email)).map((m) => m.template)).toEqual(["identity-sign-up-again"]);
  expect(await auditRows(world, "sign-up.repeated")).toMatchObject([{ subject_id: world.people.ada.id, actor_kind: "anonymous" }]);
  await expect(signIn(world, { email: world.people.ada.email, password: "another-Mango-88" })).rejects.toThrow("401");
  const people = await world.tx("system", (tx) => tx.query<{ name: string }>("SELECT name FROM identity_people WHERE username = 'uche2' OR email = $1", [world.people.ada.email]));
  expect(people.rows).toEqual([{ name: "Ada Obi" }]);
});

test("ID-1 usernames are unique in any letter case, and reserved words and their look-alikes are refused", async () => {
  await signUp(world, accountOf("zainab.k"));
  const again = await signUp(world, { ...accountOf("zainab.k"), email: "other@example.org", username: "ZAINAB.K" });
  expect(again.status).toBe(409);
  expect(again.body).toMatchObject({ type: "/problems/username-taken", fields: [{ path: "username", message: "This name is taken. Choose another." }] });
  for (const username of ["admin", "Adm1n", "ad_min", "support", "sup.port", "baraza", "me_", "s3curity"]) {
    const answer = await signUp(world, { ...accountOf("x"), email: "new@example.org", username });
    expect(answer.status, username).toBe(422);
    expect(answer.body.fields, username).toMatchObject([{ path: "username" }]);
  }
});

test("ID-1 two people who want one username at once: one gets it, the other is told, and nobody is half made", async () => {
  const answers = await Promise.all(["a", "b", "c"].map((letter) => signUp(world, { ...accountOf("wanted"), email: `${letter}@example.org` })));
  expect(answers.filter((a) => a.status === 200)).toHaveLength(1);
  for (const answer of answers.filter((a) => a.status !== 200)) expect(answer).toMatchObject({ status: 409, body: { type: "/problems/username-taken", fields: [{ path: "username" }] } });
  const rows = await world.tx("system", (tx) => tx.query<{ people: number; accounts: number }>(
    "SELECT count(*) AS people, count(a.id) AS accounts FROM identity_people p LEFT JOIN identity_accounts a ON a.person_id = p.id WHERE p.email = ANY ($1)", [["a@example.org", "b@example.org", "c@example.org"]]));
  expect(rows.rows).toEqual([{ people: 1, accounts: 1 }]);
});

test("ID-1 the live username check says free, taken, reserved or malformed, to visitors too", async () => {
  const check = async (name: string) => (await visitor(world).get(`/api/usernames/${encodeURIComponent(name)}`)).body;
  expect(await check("nobody.has.this")).toEqual({ free: true, reason: null });
  expect(await check("ADA")).toEqual({ free: false, reason: "This name is taken. Choose another." });
  expect(await check("help-desk")).toMatchObject({ free: false, reason: "Use 3–30 characters of a–z, 0–9, _ and ." });
  expect(await check("helpdesk")).toMatchObject({ free: false, reason: "This name is reserved. Choose another." });
  expect(await check("12345")).toMatchObject({ free: false, reason: "Use at least one letter." });
  expect(await check("аda")).toMatchObject({ free: false, reason: expect.stringContaining("comes from another alphabet") });
});

test("ID-1 every field is checked with its name, and nothing unknown is taken", async () => {
  const good = accountOf("fields");
  for (const [change, path] of [[{ name: " " }, "name"], [{ email: "no" }, "email"], [{ password: "short" }, "password"], [{ password: "x".repeat(129) }, "password"], [{ password: "password1" }, "password"],
    [{ password: "fields Test" }, "password"], [{ username: "a!" }, "username"], [{ role: "admin" }, "role"], [{ emailVerified: true }, "emailVerified"], [{ callbackURL: "https://evil.example" }, "callbackURL"]] as const) {
    const answer = await signUp(world, { ...good, ...change });
    expect(answer.status, JSON.stringify(change)).toBe(422);
    expect(answer.body.fields, JSON.stringify(change)).toMatchObject([{ path }]);
  }
  expect((await mailsTo(world, good.email))).toEqual([]);
});

test("XX-5 sign-in paths answer malformed requests and foreign origins with problem details", async () => {
  const client = visitor(world);
  const path = "/api/auth/sign-up/email";
  expect(await client.send("POST", path, "{broken")).toMatchObject({ status: 400, body: { type: "/problems/malformed" } });
  expect(await client.send("POST", path, "a=b", { "content-type": "application/x-www-form-urlencoded" })).toMatchObject({ status: 415 });
  expect(await client.post(path, accountOf("foreign"), { origin: "https://evil.example" })).toMatchObject({ status: 403 });
  expect(await client.post(path, accountOf("foreign"), { "sec-fetch-site": "cross-site" })).toMatchObject({ status: 403 });
  expect(await client.post(path, { ...accountOf("nul"), name: "a\u0000b" })).toMatchObject({ status: 422 });
  for (const unused of ["sign-in/social", "update-user", "delete-user", "change-email", "callback/google", "error", "ok", "is-username-available", "set-password", "reset-password/abc"]) {
    expect((await client.post(`/api/auth/${unused}`, {})).status, unused).toBe(404);
    expect((await client.get(`/api/auth/${unused}`)).status, unused).toBe(404);
  }
  expect((await client.get("/api/auth/sign-up/email")).status).toBe(404);
});

test("ID-2 a member made by sign-up may ask for help at once", async () => {
  const { client } = await member(world, "helpseeker");
  expect((await client.get("/api/conversations")).status).toBe(200);
  expect(goodPassword.length).toBeGreaterThanOrEqual(8);
});

test("ID-2 the username that was wanted with a known address is as gone as that of a new account: it tells nobody which it was", async () => {
  const tries = [accountOf("fresh.one"), { ...accountOf("known.one"), email: world.people.ada.email }];
  const seen = [];
  for (const account of tries) {
    const made = await signUp(world, account);
    const free = await visitor(world).get(`/api/usernames/${account.username}`);
    const again = await signUp(world, account);
    const elsewhere = await signUp(world, { ...account, email: `x${account.email}` });
    seen.push([made.status, free.body, again.status, again.body.type, elsewhere.status, elsewhere.body.type]);
  }
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[0]).toMatchObject([200, { free: false }, 409, "/problems/username-taken", 409, "/problems/username-taken"]);
});
