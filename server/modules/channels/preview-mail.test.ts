import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ settings: { "community.name": "Campus Help", "community.theme": "campus", "channels.mailFooter": "Campus road 1" } }); });
afterAll(() => world.close());

const address = "/api/admin/mail-templates";

test("CH-7 admins preview each template in the instance's name, theme and settings", async () => {
  const { items } = (await world.as("nneka").get<{ items: { name: string; page: string }[] }>(address)).body;
  expect(items.map((item) => item.name)).toEqual(["ticket-receipt", "ticket-new", "ticket-reply", "ticket-resolved", "ticket-reopened", "ticket-closed"]);
  for (const { name, page } of items) {
    const shown = (await world.as("nneka").get<{ subject: string; text: string; html: string }>(`${address}/${name}`)).body;
    expect(shown.subject).toContain("HELP-00124");
    expect(shown.text).toContain("Campus Help");
    expect(shown.html).toContain("#1C7A3F");
    const seen = await world.as("nneka").get<string>(page);
    expect(seen.body).toBe(shown.html);
    expect(seen.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(seen.headers.get("content-type")).toContain("text/html");
  }
});

test("CH-7 previews are for those who change settings", async () => {
  for (const path of [address, `${address}/ticket-reply`]) {
    expect((await world.as("wanjiru").get(path)).status).toBe(403);
    expect((await world.as("ada").get(path)).status).toBe(403);
    expect((await world.as("nobody").get(path)).status).toBe(401);
  }
  for (const who of ["wanjiru", "ada", "nobody"] as const) expect((await world.as(who).get(`${address}/ticket-reply/page`)).status).toBe(404);
  expect((await world.as("nneka").get(`${address}/no-such-mail`)).status).toBe(404);
  expect((await world.as("nneka").get(`${address}/constructor/page`)).status).toBe(404);
  expect((await world.as("nneka").get(`${address}/NOT%20A%20NAME`)).status).toBe(422);
});
