import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { goodPassword, mailedToken, member, signIn, visitor } from "./identity.fixture.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ config: (config) => { config.rateLimits = false; } }); });
afterAll(() => world.close());

const newPassword = "kitenge-lamp-42";
/** Asks for a link and gives its token. */
async function resetLink(email: string): Promise<string> {
  await visitor(world).post("/api/auth/request-password-reset", { email });
  return mailedToken(world, email, "identity-reset");
}
const reset = (token: string, password: string) => visitor(world).post("/api/auth/reset-password", { token, newPassword: password });
const dead = { status: 422, body: { type: "/problems/link-invalid" } };

test("ID-2 once a password was chosen by a link, the person's older links choose none; others' still do", async () => {
  const { account } = await member(world, "two.links"), other = await member(world, "other.links");
  const older = await resetLink(account.email), others = await resetLink(other.account.email), newer = await resetLink(account.email);
  expect(await reset(newer, newPassword)).toMatchObject({ status: 200 });
  expect(await reset(older, "another-Lamp-43")).toMatchObject(dead);
  await expect(signIn(world, { ...account, password: newPassword })).resolves.toBeTruthy();
  expect(await reset(others, newPassword)).toMatchObject({ status: 200 });
});

test("ID-2 whether a link still works is told without using it up, and of no link but a living one", async () => {
  const { account } = await member(world, "looks.first");
  const token = await resetLink(account.email);
  const look = (of: string) => visitor(world).get(`/api/reset-links/${encodeURIComponent(of)}`);
  for (let i = 0; i < 2; i++) expect(await look(token)).toMatchObject({ status: 200, body: { open: true } });
  for (const other of [`${token}x`, "no-such-link", "%", "reset-password:x"]) expect(await look(other), other).toMatchObject({ status: 404, body: { type: "/problems/not-found" } });
  // What confirms an address chooses no password.
  expect(await look(await mailedToken(world, account.email, "identity-verify"))).toMatchObject({ status: expect.toBeOneOf([404, 422]) as number });
  expect(await reset(token, newPassword)).toMatchObject({ status: 200 });
  expect((await look(token)).status).toBe(404);
});

test("ID-2 a link for a new password is dead an hour after it was mailed", async () => {
  const { account } = await member(world, "looks.late");
  const token = await resetLink(account.email);
  world.clock.advance(61 * 60_000);
  expect((await visitor(world).get(`/api/reset-links/${encodeURIComponent(token)}`)).status).toBe(404);
  world.clock.advance(-61 * 60_000);
  expect((await visitor(world).get(`/api/reset-links/${encodeURIComponent(token)}`)).status).toBe(200);
});

test("ID-2 a link that was mailed before a password change chooses none after it; one that is asked for later does", async () => {
  const { account, client } = await member(world, "changed.since");
  const before = await resetLink(account.email);
  expect(await client.post("/api/auth/change-password", { currentPassword: "not-it-at-all", newPassword })).toMatchObject({ status: 422 });
  expect(await client.post("/api/auth/change-password", { currentPassword: goodPassword, newPassword })).toMatchObject({ status: 200 });
  expect(await reset(before, "another-Lamp-43")).toMatchObject(dead);
  await expect(signIn(world, { ...account, password: newPassword })).resolves.toBeTruthy();
  expect(await reset(await resetLink(account.email), "another-Lamp-43")).toMatchObject({ status: 200 });
});

test("ID-2 a change of the password keeps the link that confirms the address", async () => {
  const { account, client } = await member(world, "confirms.later");
  const token = await mailedToken(world, account.email, "identity-verify");
  expect(await client.post("/api/auth/change-password", { currentPassword: goodPassword, newPassword })).toMatchObject({ status: 200 });
  expect((await visitor(world).get(`/api/auth/verify-email?token=${encodeURIComponent(token)}`)).status).toBe(200);
});

test("ID-8 a link that was mailed before somebody joined the staff does not choose a staff account's password", async () => {
  const { account } = await member(world, "joins.staff");
  const before = await resetLink(account.email);
  expect((await world.as("nneka").post("/api/staff/invitations", { email: account.email, name: account.name, roles: ["agent"] })).status).toBe(201);
  const invitation = await mailedToken(world, account.email, "identity-invitation");
  expect((await visitor(world).post(`/api/invitations/${invitation}`, { name: account.name, password: goodPassword })).status).toBe(201);
  expect(await reset(before, newPassword)).toMatchObject(dead);
});
