import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { auditRows, goodPassword, hashRuns, signIn, visitor } from "./identity.fixture.ts";

const token = "a phrase for the set-up";
let world: World;
beforeAll(async () => {
  world = await openWorld({ config: (config) => { config.rateLimits = false; config.setupToken = token; } });
  // The cast brings a super admin; first use has none.
  await world.tx("system", (tx) => tx.query("UPDATE identity_role_grants SET revoked_at = $1 WHERE role = 'super_admin'", [tx.now]));
});
afterAll(() => world.close());

const setUp = (change: Record<string, unknown> = {}) => visitor(world).post("/api/setup", { name: "First Admin", email: "first@example.org", password: goodPassword, token, ...change });
const page = () => world.as("nobody").send<string>("GET", `/setup?token=${encodeURIComponent(token)}`, undefined, { accept: "text/html" });
const people = (email: string) => world.tx("system", async (tx) => (await tx.query<{ id: string; email_verified: boolean }>("SELECT id, email_verified FROM identity_people WHERE email = $1", [email])).rows);

test("ID-6 set-up is open while there is no super admin", async () => {
  expect(await visitor(world).get("/api/setup")).toMatchObject({ status: 200, body: { open: true } });
  expect((await page()).status).toBe(200);
});

test("ID-6 a wrong token or bad fields make nobody, and a wrong token costs no hash", async () => {
  const before = await hashRuns(world);
  for (const wrong of ["wrong", `${token}x`, token.slice(1), token.toUpperCase()]) expect(await setUp({ token: wrong })).toMatchObject({ status: 403, body: { type: "/problems/wrong-setup-token" } });
  expect(await hashRuns(world)).toBe(before);
  for (const [change, path] of [[{ password: "password123" }, "password"], [{ password: "short" }, "password"], [{ email: "no" }, "email"], [{ name: "" }, "name"], [{ role: "super_admin" }, "role"], [{ token: "" }, "token"]] as const) {
    expect(await setUp(change), path).toMatchObject({ status: 422, body: { fields: [{ path }] } });
  }
  expect(await people("first@example.org")).toEqual([]);
});

test("ID-6 of four racing set-ups exactly one makes an admin; the others leave no account, and it is closed for ever", async () => {
  const emails = ["first@example.org", "second@example.org", "first@example.org", "first@example.org"];
  const answers = await Promise.all(emails.map((email) => setUp({ email })));
  const won = answers.findIndex((a) => a.status === 201);
  expect(answers.filter((a) => a.status === 201)).toHaveLength(1);
  for (const answer of answers.filter((_, i) => i !== won)) expect(answer).toMatchObject({ status: 404, body: { type: "/problems/not-found" } });
  const made = await Promise.all([...new Set(emails)].map(people));
  expect(made.flat()).toMatchObject([{ id: answers[won]?.body.personId, email_verified: true }]);
  const grants = await world.tx("system", async (tx) => (await tx.query<{ person_id: string }>("SELECT person_id FROM identity_role_grants WHERE role = 'super_admin' AND revoked_at IS NULL", [])).rows);
  expect(grants).toEqual([{ person_id: answers[won]?.body.personId }]);

  const missing = await visitor(world).get("/api/no-such-address");
  for (const answer of [await visitor(world).get("/api/setup"), await setUp(), await setUp({ token: "wrong" })]) {
    expect(answer.status).toBe(404);
    expect(answer.body.detail).toBe(missing.body.detail);
  }
  // The page that the link led to still says so in words.
  const gone = await page();
  expect([gone.status, gone.headers.get("content-type")]).toEqual([404, "text/html; charset=utf-8"]);
  const { client } = await signIn(world, { email: emails[won] ?? "", password: goodPassword });
  expect((await client.get("/api/me")).body).toMatchObject({ roles: ["super_admin"], emailVerified: true, person: { isStaff: true, username: "first.admin" } });
  expect(await auditRows(world, "setup.done")).toMatchObject([{ subject_id: answers[won]?.body.personId, actor_kind: "anonymous" }]);
});

test("ID-6 the database itself refuses a second set-up", async () => {
  await expect(world.tx("system", (tx) => tx.query("INSERT INTO identity_setup (person_id, done_at) VALUES ($1, $2)", [world.people.ada.id, tx.now]))).rejects.toMatchObject({ constraint: "identity_setup_pkey" });
});
