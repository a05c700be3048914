import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import type { Json } from "../../test/http-client.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const names = (body: Json) => (body.items as unknown as { person: { name: string } }[]).map((item) => item.person.name);

test("ID-5 admins see staff by name, with roles, what they may do about each, and nobody else's members", async () => {
  const { status, body } = await world.as("nneka").get("/api/staff");
  expect(status).toBe(200);
  expect(names(body)).toEqual(["Kofi Otieno", "Musa Bello", "Nneka Umeh", "Sade Bankole", "Tunde Alabi", "Wanjiru Kamau"]);
  expect(body.items?.[0]).toMatchObject({ email: "kofi@example.com", roles: ["agent"], overrides: [], deactivated: null, abilities: { changeRoles: true, changePermissions: false, deactivate: true } });
  expect(body.items?.[3]).toMatchObject({ roles: ["super_admin"], abilities: { changeRoles: false, changePermissions: false, deactivate: false } });
  expect((await world.as("sade").get("/api/staff")).body.items?.[3]).toMatchObject({ abilities: { changeRoles: true, changePermissions: true, deactivate: true } });
});

test("ID-5 the list is searched by name and address, and paged without gaps", async () => {
  expect(names((await world.as("nneka").get("/api/staff?q=WANJ")).body)).toEqual(["Wanjiru Kamau"]);
  expect(names((await world.as("nneka").get("/api/staff?q=musa%40exam")).body)).toEqual(["Musa Bello"]);
  expect(names((await world.as("nneka").get("/api/staff?q=%25")).body)).toEqual([]);
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: { body: Json } = await world.as("nneka").get(`/api/staff?limit=2${cursor ? `&cursor=${cursor}` : ""}`);
    seen.push(...names(page.body));
    cursor = page.body.nextCursor as unknown as string | null;
  }
  expect(seen).toEqual(["Kofi Otieno", "Musa Bello", "Nneka Umeh", "Sade Bankole", "Tunde Alabi", "Wanjiru Kamau"]);
  expect((await world.as("nneka").get("/api/staff?cursor=broken")).status).toBe(422);
  expect((await world.as("nneka").get("/api/staff?sort=name")).status).toBe(422);
});

test("ID-5 the list is for admins only", async () => {
  expect((await world.as("nobody").get("/api/staff")).status).toBe(401);
  for (const who of ["ada", "kofi", "musa"] as const) expect((await world.as(who).get("/api/staff")).status, who).toBe(403);
});
