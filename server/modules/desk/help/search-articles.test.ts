import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk, type Desk } from "../desk.fixture.ts";
import { searchArticles } from "../index.ts";
import { loadArticles } from "./load-articles.ts";

let desk: Desk;
let folder: string;
beforeAll(async () => {
  desk = await openDesk();
  folder = mkdtempSync(join(tmpdir(), "baraza-articles-"));
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await desk.close();
});

interface Briefs { items: { slug: string; title: string; category: string }[] }
const list = async (query = "") => (await desk.as("nobody").get<Briefs>(`/api/help/articles${query}`)).body.items;
const best = async (question: string) => (await desk.world.tx("ada", (tx) => searchArticles(tx, question, 3)));

test("DK-19 the shipped articles are there from the start, published, by category", async () => {
  const all = await list("?limit=100");
  expect(all.length).toBeGreaterThanOrEqual(20);
  expect(all.map((a) => a.category)).toEqual(all.map((a) => a.category).toSorted());
  expect(await loadArticles(desk.world.running.services)).toBe(0);
});

describe("AS-1 a question in a member's own words finds the article", () => {
  test.for([
    ["how do I change my password", /password/], ["i forgot my pasword", /password|forgot|sign/], ["I was charged twice for one bundle", /charged-twice/], ["dem debit me twice", /charged-twice/], ["nimelipa mara mbili", /charged-twice/],
    ["when are you open", /opening-hours/], ["delete my account please", /delete/], ["my payment failed", /payment-failed/],
  ] as const)("%s", async ([question, slug]) => {
    const found = await best(question);
    expect(found[0]?.slug).toMatch(slug);
    expect(found[0]?.score).toBeGreaterThan(0.45);
    expect(found.map((a) => a.score)).toEqual(found.map((a) => a.score).toSorted((a, b) => b - a));
  });

  test.for(["asdf qwer zxcv", "?!", "", "the of and"])("%j finds nothing that is likely meant", async (question) => {
    expect((await best(question))[0]?.score ?? 0).toBeLessThan(0.45);
  });
});

test.for(["pasword", "forgoten pasword", "pasword rest", "Passwrod", "reset pass<b>word", "how do i chnage my pasword"])("AS-1 %j finds the article on passwords in spite of its slips", async (question) => {
  expect((await list(`?q=${encodeURIComponent(question)}`)).map((a) => a.slug)).toContain("reset-your-password");
});

test.for(["<script>alert(1)</script>", "<SCRIPT src='x'>alert(1)", "<img src=x onerror=alert(1)>", "paswqrtz"])("AS-1 %j finds nothing", async (question) => {
  expect(await list(`?q=${encodeURIComponent(question)}`)).toEqual([]);
});

test("DK-19 searching while typing finds by the beginning of the last word", async () => {
  expect((await list("?q=passw")).map((a) => a.slug).join()).toContain("password");
  expect(await list("?q=xqzj")).toEqual([]);
  expect((await desk.as("nobody").get("/api/help/articles?limit=0")).status).toBe(422);
});

test("DK-19 a changed file replaces what it loaded, not what a person wrote; drafts are not shown", async () => {
  const file = (slug: string, title: string) => writeFileSync(join(folder, `${slug}.md`), `---\ntitle: ${title}\ncategory: using\nsummary: A test.\nkeywords: zebra\n---\nBody of ${title}.\n`);
  const { services } = desk.world.running;
  file("zebra-one", "Zebra one");
  file("zebra-two", "Zebra two");
  expect(await loadArticles(services, folder)).toBe(2);
  await desk.world.tx("kofi", (tx) => tx.query("UPDATE help_articles SET title = 'Written by hand', shipped_hash = NULL WHERE slug = 'zebra-two'", []));
  file("zebra-one", "Zebra one, new");
  file("zebra-two", "Zebra two, new");
  expect(await loadArticles(services, folder)).toBe(1);
  expect((await list("?q=zebra")).map((a) => a.title).sort()).toEqual(["Written by hand", "Zebra one, new"]);
  await desk.world.tx("kofi", (tx) => tx.query("UPDATE help_articles SET published_at = NULL WHERE slug = 'zebra-one'", []));
  expect((await list("?q=zebra")).map((a) => a.slug)).toEqual(["zebra-two"]);
  expect((await desk.as("ada").get("/api/help/articles/zebra-one")).status).toBe(404);
});

test("DK-19 an article is shown as safe HTML, and voted on once by each, who may change their mind", async () => {
  const path = "/api/help/articles/charged-twice";
  const shown = await desk.as("nobody").get(path);
  expect(shown.body).toMatchObject({ slug: "charged-twice", helpful: null, html: expect.stringMatching(/<h2>.*href="\/help\/payment-pending"/s) });
  expect((await desk.as("ada").put(`${path}/vote`, { helpful: true })).status).toBe(204);
  expect((await desk.as("ada").get(path)).body).toMatchObject({ helpful: true });
  expect((await desk.as("ada").put(`${path}/vote`, { helpful: false })).status).toBe(204);
  expect((await desk.as("ada").get(path)).body).toMatchObject({ helpful: false });
  expect((await desk.as("bayo").get(path)).body).toMatchObject({ helpful: null });
  expect((await desk.as("nobody").put(`${path}/vote`, { helpful: true })).status).toBe(401);
  expect((await desk.as("ada").put("/api/help/articles/not-there/vote", { helpful: true })).status).toBe(404);
  expect((await desk.as("ada").get("/api/help/articles/not-there")).status).toBe(404);
});
