import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { accountOf, auditRows, goodPassword, hashRuns, mailedToken, mailsTo, member, signIn, signUp, visitor } from "./identity.fixture.ts";

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

/** An answer without what differs by nature: ids, times, names, addresses. */
const shape = (value: unknown, ...words: string[]) => words.reduce((text, word) => text.replaceAll(word, "<word>"),
  JSON.stringify(value).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "<id>").replaceAll(/\d{4}-\d\d-\d\dT[^"]+/g, "<time>"));

test("ID-2 who can't read a mailbox can't tell whether its address had an account: whatever they do next answers the same", async () => {
  await signUp(world, accountOf("waiting"));
  /** Everything that such a person can try, and what they see. */
  const look = async (username: string, email: string) => {
    const account = { ...accountOf(username), email, password: "another-Mango-88" };
    const steps: unknown[] = [];
    const step = async (what: string, run: Promise<{ status: number; body: unknown; headers: Headers }>) => {
      const answer = await run;
      steps.push([what, answer.status, shape(answer.body, email, username), [...answer.headers.keys()].filter((key) => key !== "content-length").sort()]);
    };
    const post = (path: string, body: unknown) => visitor(world).post(`/api/auth/${path}`, body);
    await step("sign-up", signUp(world, account));
    await step("wrong password", post("sign-in/email", { email, password: "not-the-password" }));
    await step("by username", post("sign-in/username", { username, password: account.password }));
    const { client } = await signIn(world, account);
    await step("me", client.get("/api/me"));
    await step("session", client.get("/api/auth/get-session"));
    await step("resend", client.post("/api/auth/send-verification-email", { email }));
    await step("resend elsewhere", client.post("/api/auth/send-verification-email", { email: "else@example.org" }));
    await step("visitor's resend", post("send-verification-email", { email }));
    await step("reset", post("request-password-reset", { email }));
    // A second one who types it: the newest is who signs in by the address.
    await step("again", signUp(world, { ...account, username: `${username}b`, password: "third-Mango-99" }));
    await step("newest", post("sign-in/email", { email, password: "third-Mango-99" }));
    await step("older", post("sign-in/email", { email, password: account.password }));
    return steps;
  };
  // Nobody has it; a confirmed account has it; an unconfirmed one has it.
  const seen = await Promise.all([look("uche.new", "uche.new@example.org"), look("uche.two", world.people.ada.email), look("uche.3rd", "waiting@example.org")]);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  expect(seen[0]?.map((one) => (one as unknown[])[1])).toEqual([200, 401, 200, 200, 200, 200, 422, 200, 200, 200, 200, 401]);
  expect(JSON.stringify(seen)).not.toContain(".invalid");
});

test("ID-2 it also costs the same", async () => {
  const work = [];
  for (const [place, email] of ["uche.new@example.org", world.people.ada.email].entries()) {
    const before = await hashRuns(world);
    await visitor(world).post("/api/auth/sign-in/email", { email, password: "third-Mango-99" });
    const between = await hashRuns(world);
    await signUp(world, { ...accountOf("uche.new"), username: `u${place}.work`, email });
    work.push([between - before, await hashRuns(world) - between]);
  }
  expect(work).toEqual([[2, 1], [2, 1]]);
});

test("ID-2 the owner of an address that somebody else typed keeps the account and hears of it; the other account can ask for help, and is never confirmed", async () => {
  const { ada } = world.people;
  const { client: other, personId } = await signIn(world, { email: ada.email, password: goodPassword });
  expect(personId).not.toBe(ada.id);
  expect((await other.get("/api/me")).body).toMatchObject({ email: ada.email, emailVerified: false, person: { username: "u1.work" } });
  expect((await other.get("/api/conversations")).status).toBe(200);
  expect((await mailsTo(world, ada.email)).map((m) => m.template)).toEqual(["identity-sign-up-again", "identity-sign-up-again", "identity-reset", "identity-sign-up-again", "identity-sign-up-again"]);
  expect((await auditRows(world, "sign-up.repeated")).filter((row) => row.subject_id === ada.id)).toHaveLength(3);
  // The owner's own password still comes first; theirs is the account that a mailed link is for.
  await world.tx("system", (tx) => tx.query("UPDATE identity_people SET email_verified = true WHERE id = $1", [ada.id]));
  const token = await mailedToken(world, ada.email, "identity-reset");
  expect((await visitor(world).post("/api/auth/reset-password", { token, newPassword: "owners-Mango-11" })).status).toBe(200);
  expect((await signIn(world, { email: ada.email, password: "owners-Mango-11" })).personId).toBe(ada.id);
  const confirmed = await world.tx("system", (tx) => tx.query<{ id: string }>("SELECT id FROM identity_people WHERE email_verified AND ($1 IN (email, claimed_email))", [ada.email]));
  expect(confirmed.rows).toEqual([{ id: ada.id }]);
  // The team sees all of them by what was typed.
  const listed = await world.as("nneka").get<{ items: { state: string }[] }>(`/api/people?q=${encodeURIComponent(ada.email)}`);
  expect(listed.body.items.map((one) => one.state).sort()).toEqual(["active", "unverified", "unverified", "unverified"]);
});

test("ID-2 an address that has become free goes to the account that typed it, when it asks for its link", async () => {
  const first = await member(world, "mover");
  const { client } = await (async () => { await signUp(world, { ...accountOf("heir"), email: first.account.email }); return signIn(world, { ...first.account }); })();
  await world.tx("system", (tx) => tx.query("UPDATE identity_people SET email = 'moved@example.org' WHERE id = $1", [first.personId]));
  expect((await client.post("/api/auth/send-verification-email", { email: first.account.email })).status).toBe(200);
  const token = await mailedToken(world, first.account.email, "identity-verify");
  expect((await visitor(world).get(`/api/auth/verify-email?token=${encodeURIComponent(token)}`)).status).toBe(200);
  expect((await client.get("/api/me")).body).toMatchObject({ email: first.account.email, emailVerified: true, person: { username: "heir" } });
});

test("ID-2 an address that becomes somebody's at the same moment as it is asked for stays theirs, and of several who ask one gets it", async () => {
  const first = await member(world, "leaver");
  const { email } = first.account;
  const heirs: Awaited<ReturnType<typeof signIn>>[] = [];
  for (const username of ["heir1", "heir2", "heir3"]) {
    await signUp(world, { ...accountOf(username), email });
    heirs.push(await signIn(world, { email, password: goodPassword }));
  }
  const ask = () => Promise.all(heirs.map(({ client }) => client.post("/api/auth/send-verification-email", { email })));
  const move = (to: string, id: string) => world.tx("system", (tx) => tx.query("UPDATE identity_people SET email = $1 WHERE id = $2", [to, id]));
  await move("left@example.org", first.personId);
  // Bayo takes it, and commits only when all three wait for him.
  let asked: ReturnType<typeof ask> | undefined;
  await world.tx("system", async (tx) => {
    await tx.query("UPDATE identity_people SET email = $1 WHERE id = $2", [email, world.people.bayo.id]);
    asked = ask();
    await expect.poll(async () => (await world.tx("system", (other) => other.query("SELECT 1 FROM pg_locks WHERE NOT granted", []))).rowCount, { interval: 10 }).toBeGreaterThanOrEqual(heirs.length);
  });
  expect((await asked)?.map((answer) => answer.status)).toEqual([200, 200, 200]);
  const owners = async () => (await world.tx("system", (tx) => tx.query<{ id: string; same: boolean }>("SELECT id, claimed_email = $1 AS same FROM identity_people WHERE email = $1", [email]))).rows.map((row) => row.id);
  expect(await owners()).toEqual([world.people.bayo.id]);
  for (const { client } of heirs) expect((await client.get("/api/me")).body).toMatchObject({ email, emailVerified: false });

  await move(world.people.bayo.email, world.people.bayo.id);
  const before = await Promise.all(heirs.map(async ({ client }) => (await client.get<unknown>("/api/auth/get-session")).body));
  const [answers, newcomer] = await Promise.all([ask(), signUp(world, { ...accountOf("heir4"), email })]);
  expect([...answers, newcomer].map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
  expect(await owners()).toHaveLength(1);
  // Not even the one who got it can tell.
  expect(await Promise.all(heirs.map(async ({ client }) => (await client.get<unknown>("/api/auth/get-session")).body))).toEqual(before);
});

test("ID-2 a stand-in, the address that was typed and the password are written at once", async () => {
  await signUp(world, { ...accountOf("atonce"), email: world.people.ada.email });
  const { rows } = await world.tx("system", (tx) => tx.query<{ claimed: string; once: boolean }>(
    "SELECT p.claimed_email AS claimed, p.xmin::text = a.xmin::text AS once FROM identity_people p JOIN identity_accounts a ON a.person_id = p.id WHERE p.username = 'atonce'"));
  expect(rows).toEqual([{ claimed: world.people.ada.email, once: true }]);
});

test("ID-2 nothing that an account shows of itself or to others tells its person whether the address that they typed is somebody else's", async () => {
  const ownerSees = async () => { const { status, body } = await world.as("chika").get("/api/me"); return { status, body }; };
  const ownerBefore = await ownerSees();
  /** All that an account with this address shows: to its person, in its export, to another member, to the team. */
  const look = async (username: string, email: string) => {
    const seen: [string, string][] = [];
    const near = (user: { createdAt?: string; updatedAt?: string } | undefined) => Math.abs(Date.parse(user?.updatedAt ?? "") - Date.parse(user?.createdAt ?? "")) < 100;
    const see = (what: string, value: unknown) => { seen.push([what, shape(value, encodeURIComponent(email), email, `${username}b`, username).replaceAll(/secret(=|":")[A-Z2-7]+/g, "<secret>").replaceAll(/Last used [^"\\]+/g, "Last used <time>")]); };
    const ask = async (what: string, asked: Promise<{ status: number; body: unknown }>) => {
      const { status, body } = await asked;
      expect(status, what).toBe(200);
      see(what, body);
    };
    const account = { ...accountOf(username), name: "Some Body", email };
    // Asked by somebody who is signed in to an account of theirs: what they do is in the export of that one.
    const asker = await member(world, `${username}b`);
    const made = await asker.client.post("/api/auth/sign-up/email", account);
    see("sign-up", [made.status, made.body, near(made.body.user as { createdAt?: string })]);
    const { client, personId } = await signIn(world, account);
    for (const path of ["/api/me", "/api/auth/list-sessions", "/api/me/export", "/api/me/erasure", "/api/notifications", "/api/conversations", "/api/tickets"]) await ask(path, client.get<unknown>(path));
    const session = (await client.get<{ user: { createdAt: string; updatedAt: string } }>("/api/auth/get-session")).body;
    see("session", [session, near(session.user)]);
    await ask("second factor", client.post("/api/auth/two-factor/enable", { password: account.password }));
    await ask("to a member", world.as("bayo").get<unknown>(`/api/members/${username}`));
    await ask("to the team", world.as("nneka").get<unknown>(`/api/people?q=${username}`));
    await ask("to the team, whole", world.as("nneka").get<unknown>(`/api/people/${personId}`));
    const files = world.running.services.modules.exporters.flatMap((one) => [personId, asker.personId].map((id) => one.entries(world.running.services, id)));
    for (const exported of files) {
      for await (const entry of exported) {
        // Which mails went out stands in a file that comes by mail, to whom the address belongs.
        if ("rows" in entry && entry.path !== "mails.json") for await (const row of entry.rows) see(entry.path, row);
      }
    }
    return seen;
  };
  const nobodys = await look("shown.one", "shown.one.new@example.org");
  expect(await look("shown.two", world.people.chika.email)).toEqual(nobodys);
  expect(JSON.stringify(nobodys)).not.toContain(".invalid");
  expect(nobodys.map(([what]) => what)).toEqual(expect.arrayContaining(["account.json", "activity.json", "second factor"]));
  expect(await ownerSees()).toEqual(ownerBefore);
  // What stands in for an address is no way to find people.
  expect((await world.as("nneka").get<{ items: unknown[] }>("/api/people?q=unconfirmed.invalid")).body.items).toEqual([]);
});

test("ID-2 sign-ups with one address at the same moment all answer alike, and each has its account", async () => {
  const crowd = ["p1", "p2", "p3"].map((letter) => ({ ...accountOf(`parallel.${letter}`), email: "parallel@example.org" }));
  const answers = await Promise.all(crowd.map((account) => signUp(world, account)));
  expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200]);
  for (const { username, password } of crowd) expect((await visitor(world).post("/api/auth/sign-in/username", { username, password })).status, username).toBe(200);
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
