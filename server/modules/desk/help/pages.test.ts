import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type Desk } from "../desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const page = (path: string, headers?: Record<string, string>) => desk.as("nobody").send<string>("GET", path, undefined, headers);

test("DK-19 /help reads without JavaScript: a search form, and every article by category", async () => {
  const { status, body, headers } = await page("/help");
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(body).toMatch(/<form class="search" action="\/help" method="get" role="search">.*name="q"/s);
  expect(body).toContain("<title>Help articles · Baraza</title>");
  expect(body).toContain('<a href="/help/charged-twice">I was charged twice</a>');
  expect(body).toContain("<h2>Getting started</h2>");
});

test("DK-19 searching by GET keeps the words and shows what was found, or what to do", async () => {
  const found = await page("/help?q=charged+twice");
  expect(found.body).toContain('value="charged twice"');
  expect(found.body).toMatch(/<ul class="list"><li><a href="\/help\/charged-twice">/);
  const nothing = await page(`/help?q=${encodeURIComponent('xqzj"><script>qqzz</script>')}`);
  expect(nothing.status).toBe(200);
  expect(nothing.body).toContain("Nothing was found");
  expect(nothing.body).not.toContain("<script>qqzz");
  expect((await page("/help?q=a&q=b")).status).toBe(200);
  expect((await page(`/help?q=${"x".repeat(5000)}`)).status).toBe(200);
});

test("DK-19 an article has its own title, description, social card and address", async () => {
  const { body } = await page("/help/charged-twice");
  const address = desk.world.running.address ?? "";
  for (const part of ["<title>I was charged twice · Baraza</title>", '<meta name="description" content="Don&#39;t pay again.', '<meta property="og:title" content="I was charged twice">', `<link rel="canonical" href="${address}/help/charged-twice">`, "<h1>I was charged twice</h1>", "<h2>"]) {
    expect(body).toContain(part);
  }
  expect(body).not.toMatch(/<script>|<style|style="/);
});

test("DK-19 a page that has not changed is not sent again", async () => {
  const first = await page("/help/charged-twice");
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^W\//);
  const again = await page("/help/charged-twice", { "if-none-match": etag });
  expect([again.status, again.body]).toEqual([304, ""]);
  expect((await page("/help", { "if-none-match": etag })).status).toBe(200);
});

test("DK-19 an article that does not exist says so and leads on", async () => {
  const { status, body } = await page("/help/not-there");
  expect(status).toBe(404);
  expect(body).toContain('<a href="/help">See all articles</a>');
});
