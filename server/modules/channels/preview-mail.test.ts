import { afterAll, beforeAll, expect, test } from "vitest";
import sql from "sql-template-tag";
import { openWorld, type World } from "../../test/world.ts";

let world: World;
beforeAll(async () => { world = await openWorld({ settings: { "community.name": "Campus Help", "community.theme": "campus", "channels.mailFooter": "Campus road 1" } }); });
afterAll(() => world.close());

const address = "/api/admin/mail-templates";

const listed = async () => (await world.as("nneka").get<{ items: { name: string; title: string; about: string; page: string }[] }>(address)).body.items;

test("CH-7 admins preview each template of every module, as HTML and as text, in the instance's name, theme and settings", async () => {
  const items = await listed();
  expect(items.map((item) => item.name)).toEqual([
    "identity-verify", "identity-reset", "identity-sign-up-again", "identity-second-factor-off", "identity-second-factor-reset", "identity-second-factor-recovery-code-used",
    "identity-invitation", "identity-export", "identity-erasure-asked", "identity-erasure-undone", "identity-erased", "notice", "notice-digest",
    "ticket-receipt", "ticket-new", "ticket-reply", "ticket-resolved", "ticket-reopened", "ticket-closed",
  ]);
  for (const { name, page } of items) {
    const shown = (await world.as("nneka").get<{ subject: string; text: string; html: string }>(`${address}/${name}`)).body;
    if (name.startsWith("ticket-")) expect(shown.subject).toContain("HELP-00124");
    expect(shown.subject.length, name).toBeGreaterThan(3);
    expect(shown.text).toContain("Campus Help");
    expect(shown.html).toContain("Campus Help");
    // The colour is the button's; these two ask for nothing.
    if (name !== "identity-erasure-undone" && name !== "identity-erased") expect(shown.html, name).toContain("#1C7A3F");
    const seen = await world.as("nneka").get<string>(page);
    expect(seen.body).toBe(shown.html);
    expect(seen.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(seen.headers.get("content-type")).toContain("text/html");
  }
});

test("CH-7 what is sent is among the previews, and is what they show", async () => {
  const nobody = world.as("nobody"), email = "tola@example.org";
  expect((await nobody.post("/api/auth/sign-up/email", { name: "Tola Test", email, username: "tola", password: "mango-bicycle-77" })).status).toBe(200);
  await nobody.post("/api/auth/request-password-reset", { email });
  await world.as("sade").post("/api/staff/invitations", { name: "Ada Obi", email: "new-agent@example.org", roles: ["agent"] });
  await world.as("ada").post("/api/tickets", { subject: "Cannot post", description: "My post fails.", category: "bug" });
  await world.drain();
  const sent = await world.tx("system", (tx) => tx.all<{ template: string; subject: string }>(sql`SELECT DISTINCT template, subject FROM mail_messages ORDER BY template`));
  expect(sent.map((mail) => mail.template)).toEqual(["identity-invitation", "identity-reset", "identity-verify", "ticket-receipt"]);
  for (const { template, subject } of sent.filter((mail) => mail.template.startsWith("identity-"))) {
    expect((await world.as("nneka").get<{ subject: string }>(`${address}/${template}`)).body.subject).toBe(subject);
  }
});

test("CH-7 previews are in the language of who looks", async () => {
  await world.as("nneka").patch("/api/me", { locale: "sw" });
  expect((await listed())[0]).toMatchObject({ name: "identity-verify", title: "Kuthibitisha anwani", about: "account" });
  expect((await world.as("nneka").get<{ text: string }>(`${address}/identity-verify`)).body.text).toContain("Habari Ada Obi");
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
