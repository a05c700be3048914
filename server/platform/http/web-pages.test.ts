import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/world.ts";
import { pageTexts } from "./page-texts.ts";

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
  expect(body).toMatch(/<script type="application\/ld\+json">\{"@context":"https:\/\/schema.org","@type":"WebSite"/);
  expect(body.match(/<h1/g)).toHaveLength(1);
});

test("XX-2 sign-in and sign-up show their form's frame before any script, in the reader's language, and nothing to type into that would be lost", async () => {
  const swahili = await world.as("nobody").send<string>("GET", "/sign-in", undefined, { "accept-language": "sw" });
  expect(swahili.body).toMatch(/<html lang="sw".*<h1>Ingia<\/h1>.*Nenosiri/s);
  for (const path of ["/sign-in", "/sign-up"]) {
    const { body } = await page(path);
    expect(body).toMatch(/<div class="bare">.*<h1>(Sign in|Make an account)<\/h1>.*<span>(Password|Username)<\/span>/s);
    expect(body).not.toMatch(/<(input|textarea)/);
  }
});

test("XX-3 a page's inline style and script pass its content policy by their hash, and are all that does", async () => {
  const { body, headers } = await page("/sign-in");
  const policy = headers.get("content-security-policy") ?? "";
  for (const [element, directive] of [["style", "style-src"], ["script", "script-src"]] as const) {
    const inline = [...body.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, "gs"))].map((found) => `'sha256-${createHash("sha256").update(found[1] ?? "").digest("base64")}'`);
    expect(policy).toContain(`${directive} ${["'self'", ...inline].join(" ")}`);
  }
});

test("XX-9 the texts of pages are complete in both languages", () => {
  const [english, swahili] = [Object.entries(pageTexts("en")), pageTexts("sw")];
  for (const [key, text] of english) {
    expect(swahili[key as keyof typeof swahili], key).not.toBe("");
    expect(/\{\w+\}/g.exec(swahili[key as keyof typeof swahili])?.[0], key).toBe(/\{\w+\}/g.exec(text)?.[0]);
  }
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

test("XX-5 XX-3 a link that was cut off in the middle of a letter leads to the same page, with every header that pages have", async () => {
  const people = await page("/tickets/%E0%A4%A");
  expect(people.status).toBe(404);
  expect(people.body).toContain("Page not found");
  expect(people.headers.get("content-security-policy")).toMatch(/style-src 'self' 'sha256-/);
  expect(people.headers.get("x-content-type-options")).toBe("nosniff");
  const programs = await world.as("nobody").send<{ detail: string }>("GET", "/api/tickets/%E0%A4%A", undefined, { accept: "application/json" });
  expect(programs).toMatchObject({ status: 400, body: { type: "/problems/malformed" } });
  expect(programs.body.detail).toContain("The address could not be read.");
});

test("XX-2 who is signed in is not asked to sign in by the page that is nowhere; a made-up cookie changes nothing", async () => {
  const signIn = '<a href="/sign-in">Sign in</a>', account = '<a href="/account">Account</a>';
  expect((await page("/no-such-page")).body).toContain(signIn);
  const { body } = await world.as("ada").send<string>("GET", "/no-such-page", undefined, { accept: "text/html" });
  expect(body).toContain(account);
  expect(body).not.toContain(signIn);
  const made = await world.as("nobody").send<string>("GET", "/no-such-page", undefined, { accept: "text/html", cookie: "baraza.session_token=abc.def" });
  expect(made.body).toContain(signIn);
});

test("XX-3 a hostile community name stays text in every page", async () => {
  await world.as("nneka").put("/api/admin/settings/community.name", { value: "<script>alert(1)</script>" });
  await expect.poll(async () => (await page("/")).body.includes("alert(1)")).toBe(true);
  expect((await page("/")).body).not.toContain("<script>alert(1)");
});
