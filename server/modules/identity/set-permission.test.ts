import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { auditRows } from "./identity.fixture.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

type Who = Parameters<World["as"]>[0];
const set = (by: Who, of: keyof World["people"], permission: string, effect: string) => world.as(by).put(`/api/staff/${world.people[of].id}/permissions/${permission}`, { effect });
const held = async (who: keyof World["people"]) => (await world.as(who).get("/api/me")).body.permissions as unknown as string[];

test("ID-5 a super admin gives one permission to one person, takes one, and leaves both to the roles again", async () => {
  expect(await set("sade", "kofi", "audit.read", "grant")).toMatchObject({ status: 200, body: { overrides: [{ permission: "audit.read", effect: "grant" }] } });
  expect(await set("sade", "kofi", "ticket.reply", "deny")).toMatchObject({ status: 200, body: { overrides: [{ permission: "audit.read", effect: "grant" }, { permission: "ticket.reply", effect: "deny" }] } });
  expect(await held("kofi")).toContain("audit.read");
  expect(await held("kofi")).not.toContain("ticket.reply");
  // Nobody else is concerned.
  expect(await held("wanjiru")).not.toContain("audit.read");
  expect(await held("wanjiru")).toContain("ticket.reply");
  for (const permission of ["audit.read", "ticket.reply"]) expect((await set("sade", "kofi", permission, "default")).status).toBe(200);
  expect(await held("kofi")).toEqual(await held("wanjiru"));
  expect((await auditRows(world, "permission.set")).map((r) => [r.before?.effect, r.after?.effect])).toEqual([["default", "grant"], ["default", "deny"], ["grant", "default"], ["deny", "default"]]);
});

test("ID-5 admins and all below may not, for others or themselves", async () => {
  for (const who of ["ada", "kofi", "musa", "nneka"] as const) {
    expect((await set(who, "kofi", "payment.refund", "grant")).status, who).toBe(403);
    expect((await set(who, who, "member.erase", "grant")).status, who).toBe(403);
  }
  expect((await set("nobody", "kofi", "payment.refund", "grant")).status).toBe(401);
  expect(await held("kofi")).not.toContain("payment.refund");
});

test("ID-5 members hold no single permissions, and unknown ones do not exist", async () => {
  expect((await set("sade", "ada", "ticket.read", "grant")).status).toBe(404);
  expect((await set("sade", "kofi", "fly.away", "grant")).status).toBe(422);
  expect((await set("sade", "kofi", "ticket.read", "perhaps")).status).toBe(422);
});

test("ID-7 no super admin can be left without the keys", async () => {
  for (const permission of ["staff.permissions", "staff.manage", "settings.system"]) {
    expect(await set("sade", "sade", permission, "deny")).toMatchObject({ status: 409, body: { type: "/problems/super-admin-keeps" } });
  }
  expect(await held("sade")).toContain("staff.permissions");
});
