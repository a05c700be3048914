import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ManagedArticle } from "../../../../../contract/help.ts";
import { openDesk, type Desk } from "../../desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const page = (path: string, headers?: Record<string, string>) => desk.as("nobody").send<string>("GET", path, undefined, headers);
const manage = "/api/help/manage/articles";

async function published(slug: string, more: object): Promise<ManagedArticle> {
  const made = await desk.as("nneka").post<ManagedArticle>(manage, { title: `Title of ${slug}`, summary: "A summary.", body: "Text.", keywords: "", category: "using", slug, language: "en", ...more });
  return (await desk.as("nneka").put<ManagedArticle>(`${manage}/${made.body.id}/publication`, { baseVersion: 1 })).body;
}

/** Every JSON-LD object of a page. */
const facts = (body: string) => [...body.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map((found) => JSON.parse(found[1] ?? "") as Record<string, unknown>);

test("DK-19 /help reads without JavaScript: a search form, and every article by category", async () => {
  const { status, body, headers } = await page("/help");
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(body).toMatch(/<form class="search" action="\/help" method="get" role="search">.*name="q"/s);
  expect(body).toContain("<title>Help articles · Baraza</title>");
  expect(body).toContain('<a href="/help/charged-twice">I was charged twice</a>');
  expect(body).toContain('<h2><a href="/help/category/getting-started">Getting started</a></h2>');
  expect(body.match(/<h1/g)).toHaveLength(1);
});

test("DK-19 searching by GET keeps the words, marks what was found, or says what to do", async () => {
  const found = await page("/help?q=charged+twice");
  expect(found.body).toContain('value="charged twice"');
  expect(found.body).toMatch(/<ul class="list"><li><a href="\/help\/charged-twice">.*?<mark>.*?<\/mark>/s);
  expect(found.body).toContain('<meta name="robots" content="noindex">');
  const nothing = await page(`/help?q=${encodeURIComponent('xqzj"><script>qqzz</script>')}`);
  expect(nothing.status).toBe(200);
  expect(nothing.body).toContain("Nothing was found");
  expect(nothing.body).not.toContain("<script>qqzz");
  expect((await page("/help?q=a&q=b")).status).toBe(200);
  expect((await page(`/help?q=${"x".repeat(5000)}`)).status).toBe(200);
});

test("DK-19 an article has its own title, description, social cards, facts for search engines and address", async () => {
  const { body, headers } = await page("/help/charged-twice");
  const address = desk.world.running.address ?? "";
  for (const part of ["<title>I was charged twice · Baraza</title>", '<meta name="description" content="Don&#39;t pay again.', '<meta property="og:title" content="I was charged twice">', '<meta property="og:type" content="article">',
    '<meta name="twitter:card" content="summary_large_image">', `<link rel="canonical" href="${address}/help/charged-twice">`, `<meta property="og:image" content="${address}/help/charged-twice/card.png?v`, "<h1>I was charged twice</h1>", "<h2>", '<html lang="en"', 'href="/help/category/payments"']) {
    expect(body).toContain(part);
  }
  expect(body).toMatch(/Last changed on \d{1,2} [A-Z][a-z]{2,3} \d{4}\./);
  expect(facts(body)).toMatchObject([{ "@type": "Article", headline: "I was charged twice", inLanguage: "en" }, { "@type": "BreadcrumbList", itemListElement: [{ position: 1 }, { name: "Payments" }, { name: "I was charged twice" }] }]);
  expect(facts((await page("/help/category/payments")).body)).toMatchObject([{ "@type": "BreadcrumbList" }, { "@type": "FAQPage" }]);
  expect(body).not.toMatch(/style="|onclick/);
  // Inline elements pass by their hash; nothing else does.
  expect(headers.get("content-security-policy")).not.toContain("unsafe");
});

test("DK-19 what a writer types is text and safe links: no script, no handler, no foreign scheme, one h1, in the facts too", async () => {
  const nasty = '</script><script>alert(1)</script><img src=x onerror=alert(2)>';
  await published("nasty-article", { title: `Nasty ${nasty}`, summary: nasty, body: `# Big\n\n${nasty}\n\n[go](javascript:alert(3)) [ok](https://example.org) <a href="javascript:alert(4)">x</a>\n\n![p](javascript:alert(5)) [d](data:text/html,x)` });
  for (const path of ["/help/nasty-article", "/help", "/help?q=nasty", "/help/category/using"]) {
    const { body } = await page(path);
    expect(body.replaceAll(/<script type="application\/ld\+json">.*?<\/script>/gs, "")).not.toMatch(/<script>alert|<img src=x|href="javascript|href="data|src="javascript/i);
    expect(body.match(/<h1/g)).toHaveLength(1);
  }
  const { body } = await page("/help/nasty-article");
  expect(body).toContain('<a href="https://example.org">ok</a>');
  expect(facts(body)[0]).toMatchObject({ headline: `Nasty ${nasty}` });
  expect((await page("/sitemap.xml")).body).toContain("/help/nasty-article</loc>");
  expect((await page("/help/nasty-article/card.png")).status).toBe(200);
});

test("DK-19 XX-9 pages speak the language of the link, the device's choice or the browser; an article speaks its own, and each names the others", async () => {
  const title = async (path: string, headers = {}) => /<html lang="(\w+)".*<h1>(.*?)<\/h1>/s.exec((await page(path, headers)).body)?.slice(1);
  expect(await title("/help", { "accept-language": "fr, sw-KE;q=0.8, en;q=0.3" })).toEqual(["sw", "Makala za msaada"]);
  expect(await title("/help", { "accept-language": "sw", cookie: "a=1; baraza_language=en" })).toEqual(["en", "Help articles"]);
  const asked = await page("/help?lang=sw", { cookie: "baraza_language=en" });
  expect(asked.headers.get("set-cookie")).toMatch(/^baraza_language=sw; Path=\//);
  const address = desk.world.running.address ?? "";
  for (const [tag, query] of [["en", "?lang=en"], ["sw", "?lang=sw"], ["x-default", ""]]) expect(asked.body.replaceAll("&#61;", "=")).toContain(`<link rel="alternate" hreflang="${tag ?? ""}" href="${address}/help${query ?? ""}">`);
  expect(asked.headers.get("vary")).toContain("accept-language");
  expect(await title("/help?lang=xx&lang=sw")).toEqual(["en", "Help articles"]);
  const { id } = await published("two-tongues", { title: "Two tongues" });
  await published("lugha-mbili", { title: "Lugha mbili", language: "sw", translationOf: id });
  expect(await title("/help/lugha-mbili", { cookie: "baraza_language=en" })).toEqual(["sw", "Lugha mbili"]);
  expect((await page("/help/lugha-mbili")).body).toMatch(/hreflang="en" href="[^"]*\/help\/two-tongues".*Read this in English/s);
  expect((await page("/help?lang=sw")).body).toMatch(/href="\/help\/lugha-mbili".*<li lang="en"/s);
  expect((await page("/sitemap.xml")).body).toMatch(/<loc>[^<]*\/help\/two-tongues<\/loc><lastmod>[^<]+<\/lastmod>.*hreflang="sw" href="[^"]*\/help\/lugha-mbili"/);
});

test("DK-19 the question at the end works as a plain form: one vote, words if one likes, and no vote from other sites", async () => {
  expect((await page("/help/payment-failed")).body).toMatch(/<form method="post" action="\/help\/payment-failed\/vote">/);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const send = (body: string, headers = {}) => desk.as("nobody").send<string>("POST", "/help/payment-failed/vote", body, { ...form, ...headers });
  const first = await send("helpful=no");
  expect([first.status, first.headers.get("location")]).toEqual([303, "/help/payment-failed?vote=no#vote"]);
  const cookie = (first.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  expect((await page("/help/payment-failed?vote=no")).body).toContain("What was missing?");
  expect((await send(`helpful=no&comment=${encodeURIComponent("USSD <b>codes</b>")}`, { cookie })).headers.get("set-cookie")).toBeNull();
  expect((await send("helpful=yes", { origin: "https://evil.example" })).status).toBe(403);
  expect((await send("nothing=1")).headers.get("location")).toBe("/help/payment-failed");
  expect((await send(`helpful=yes&comment=${"x".repeat(9000)}`)).status).toBe(413);
  expect((await desk.as("nobody").send("POST", "/help/not-there/vote", "helpful=yes", form)).status).toBe(404);
  const rows = (await desk.as("kofi").get(`${manage}?q=payment-failed`)).body.items as unknown as { id: string; helpful: number; notHelpful: number }[];
  expect(rows[0]).toMatchObject({ helpful: 0, notHelpful: 1 });
  expect((await desk.as("kofi").get(`${manage}/${rows[0]?.id ?? ""}/comments`)).body.items).toMatchObject([{ helpful: false, comment: "USSD <b>codes</b>" }]);
});

test("DK-19 a page that has not changed is not sent again", async () => {
  const first = await page("/help/charged-twice");
  const etag = first.headers.get("etag") ?? "";
  expect(etag).toMatch(/^W\//);
  const again = await page("/help/charged-twice", { "if-none-match": etag });
  expect([again.status, again.body]).toEqual([304, ""]);
  expect((await page("/help", { "if-none-match": etag })).status).toBe(200);
});

test("DK-19 links are shown with a picture of 1200 × 630 in the community's colours, made once", async () => {
  const card = await fetch(`${desk.world.running.address ?? ""}/help/charged-twice/card.png`);
  expect(card.headers.get("content-type")).toBe("image/png");
  const { width, height } = await sharp(Buffer.from(await card.arrayBuffer())).metadata();
  expect([width, height]).toEqual([1200, 630]);
  expect((await page("/help/charged-twice/card.png", { "if-none-match": card.headers.get("etag") ?? "" })).status).toBe(304);
  expect((await page("/card.png")).status).toBe(200);
});

test("DK-19 an article or category that does not exist says so, with a search, and is not indexed", async () => {
  for (const path of ["/help/not-there", "/help/category/not-there", "/help/category/%00", `/help/${"x".repeat(400)}`, "/help/%E0%A4%A"]) {
    const { status, body } = await page(path, { accept: "text/html" });
    expect(status, path).toBeGreaterThanOrEqual(400);
    expect(status, path).toBeLessThan(500);
    if (path.includes("not-there")) expect(body).toMatch(/noindex.*<form class="search"/s);
  }
  expect((await page("/robots.txt")).body).toMatch(/^User-agent: \*\nDisallow: \/api\/\n.*Sitemap: http.*\/sitemap\.xml\n$/s);
  expect((await page("/robots.txt")).body).not.toMatch(/desk|staff|admin/);
});
