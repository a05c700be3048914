import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

test("AD-6 every setting shows its rule, default, and who changed it; reverting brings the default back", async () => {
  const admin = world.as("nneka");
  const changed = await admin.put("/api/admin/settings/community.name", { value: "Umoja" });
  expect(changed.status).toBe(200);
  expect(changed.body).toMatchObject({ key: "community.name", value: "Umoja", default: "Baraza", changedBy: { name: "Nneka Umeh" }, module: "community" });
  const list = (await admin.get("/api/admin/settings")).body.items as unknown as { key: string; value: unknown; schema: object }[];
  expect(list.find((s) => s.key === "community.name")).toMatchObject({ value: "Umoja", schema: { type: "string" } });
  const refused = await admin.put("/api/admin/settings/community.timeZone", { value: "Mars/Olympus" });
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({ fields: [{ path: "value" }] });
  expect((await admin.delete("/api/admin/settings/community.name")).body).toMatchObject({ value: "Baraza", changedBy: null });
});

test("AD-6 an agent may neither see nor change settings", async () => {
  expect((await world.as("wanjiru").get("/api/admin/settings")).status).toBe(403);
  expect((await world.as("wanjiru").put("/api/admin/settings/community.name", { value: "Mine" })).status).toBe(403);
});

test("XX-6 the audit log is listed newest first, filtered, paged, and verified", async () => {
  const admin = world.as("nneka");
  for (const value of ["One", "Two", "Three"]) await admin.put("/api/admin/settings/community.name", { value });
  const first = (await admin.get("/api/admin/audit?verb=setting.changed&limit=2")).body as unknown as { items: { after: unknown; actor: { name: string } }[]; nextCursor: string };
  expect(first.items.map((i) => i.after)).toEqual(["Three", "Two"]);
  expect(first.items[0]?.actor.name).toBe("Nneka Umeh");
  const next = (await admin.get(`/api/admin/audit?verb=setting.changed&limit=2&cursor=${first.nextCursor}`)).body as unknown as { items: { after: unknown }[] };
  expect(next.items[0]?.after).toBe("One");
  expect((await admin.get("/api/admin/audit?cursor=nonsense")).status).toBe(422);
  expect((await admin.post("/api/admin/audit/verification")).body).toMatchObject({ ok: true });
});

test("ID-17 a denied permission is in the audit log", async () => {
  expect((await world.as("musa").get("/api/admin/audit")).status).toBe(403);
  const { items } = (await world.as("nneka").get("/api/admin/audit?verb=permission.denied&limit=1")).body as unknown as { items: { actor: { name: string }; subjectId: string }[] };
  expect(items[0]).toMatchObject({ actor: { name: "Musa Bello" }, subjectId: "GET /api/admin/audit" });
});

test("AD-1 the home figures count what their pages list, and are the admin's alone", async () => {
  const home = (await world.as("nneka").get("/api/admin/home")).body as unknown as { people: number; openTickets: number; ticketsPerDay: unknown[]; jobs: { waiting: number } };
  expect(home.people).toBe(9);
  expect(home.openTickets).toBe(0);
  expect(home.ticketsPerDay).toHaveLength(30);
  expect((await world.as("kofi").get("/api/admin/home")).status).toBe(403);
});
