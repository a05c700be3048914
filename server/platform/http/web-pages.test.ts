import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";

let world: World;
beforeAll(async () => { world = await openWorld(); });
afterAll(() => world.close());

const page = (path: string, accept = "text/html") => world.as("nobody").send<string>("GET", path, undefined, { accept });

test("XX-2 public pages read without JavaScript and carry title, description and social card", async () => {
  const { status, body } = await page("/");
  expect(status).toBe(200);
  expect(body).toContain("<h1>Baraza</h1>");
  expect(body).toMatch(/<meta name="description" content="[^"]{20,}"/);
  expect(body).toContain('<meta property="og:title"');
});

test("ID-8 public pages do not link to the staff's door", async () => {
  for (const path of ["/", "/help", "/sign-in"]) expect((await page(path)).body).not.toMatch(/href="\/(staff|desk|admin)/);
});

test("XX-5 a link to nowhere shows people a page, and programs problem details", async () => {
  const people = await page("/no-such-page");
  expect(people.status).toBe(404);
  expect(people.body).toContain("Page not found");
  const programs = await page("/no-such-page", "application/json");
  expect(programs.status).toBe(404);
  expect(programs.headers.get("content-type")).toContain("application/problem+json");
  expect((await page("/api/nothing")).headers.get("content-type")).toContain("application/problem+json");
});

test("XX-3 a hostile community name stays text in every page", async () => {
  await world.as("nneka").put("/api/admin/settings/community.name", { value: "<script>alert(1)</script>" });
  await expect.poll(async () => (await page("/")).body.includes("alert(1)")).toBe(true);
  expect((await page("/")).body).not.toContain("<script>alert(1)");
});
