import { afterAll, beforeAll, expect, test } from "vitest";
import type { Difference, ManagedArticle } from "../../../../contract/help.ts";
import type { CastName } from "../../../test/world.ts";
import { openDesk, refusal, type Desk } from "../desk.fixture.ts";
import { searchArticles } from "../index.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const base = "/api/help/manage/articles";
const words = (title: string, more: object = {}) => ({ title, summary: `About ${title}.`, body: `## ${title}\n\nFirst line.\nSecond line.`, keywords: "giraffe", category: "using", ...more });
async function draft(slug: string, more: object = {}, who: CastName = "wanjiru"): Promise<ManagedArticle> {
  const made = await desk.as(who).post<ManagedArticle>(base, { ...words(`Title of ${slug}`), slug, language: "en", ...more });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  desk.world.clock.advance(1000);
  return made.body;
}
const put = (who: CastName, path: string, body?: unknown) => desk.put(who, `${base}/${path}`, body) as unknown as Promise<{ status: number; body: ManagedArticle }>;
const verbs = async (id: string) => (await desk.world.tx("nneka", (tx) => tx.query<{ verb: string }>("SELECT verb FROM audit_entries WHERE subject_id = $1 ORDER BY at, id", [id]))).rows.map((row) => row.verb);
const status = async (path: string) => (await desk.as("nobody").send("GET", path)).status;

test("DK-19 a draft is its writers' alone until somebody who may publishes it: not on pages, not found, not for the bot, not in the sitemap", async () => {
  const made = await draft("giraffe-draft");
  expect(made).toMatchObject({ state: "draft", version: 1, publishedVersion: null, updatedBy: { name: "Wanjiru Kamau" }, abilities: { write: true, publish: false, remove: false } });
  const seen = async () => ({
    api: await desk.as("ada").get("/api/help/articles/giraffe-draft").then((a) => a.status), page: await status("/help/giraffe-draft"), card: await status("/help/giraffe-draft/card.png"),
    found: (await desk.as("ada").get<{ items: unknown[] }>("/api/help/articles?q=giraffe")).body.items.length, bot: (await desk.world.tx("ada", (tx) => searchArticles(tx, "giraffe", 3))).length,
    sitemap: (await desk.as("nobody").get<string>("/sitemap.xml")).body.includes("giraffe-draft"), list: (await desk.as("nobody").get<string>("/help")).body.includes("giraffe-draft"),
  });
  expect(await seen()).toEqual({ api: 404, page: 404, card: 404, found: 0, bot: 0, sitemap: false, list: false });
  expect((await desk.as("ada").get(base)).status).toBe(403);
  expect((await desk.as("musa").get(`${base}/${made.id}`)).status).toBe(403);
  expect((await put("wanjiru", `${made.id}/publication`, { baseVersion: 1 })).status).toBe(403);
  expect((await put("nneka", `${made.id}/publication`, { baseVersion: 1 })).body).toMatchObject({ state: "published", publishedVersion: 1, abilities: { publish: false, unpublish: true } });
  expect(await seen()).toEqual({ api: 200, page: 200, card: 200, found: 1, bot: 1, sitemap: true, list: true });

  // The next words are a draft again, while everybody reads the old ones.
  const next = await put("wanjiru", made.id, { ...words("New giraffe"), baseVersion: 1 });
  expect(next.body).toMatchObject({ title: "New giraffe", state: "published", version: 2, publishedVersion: 1 });
  expect((await desk.as("ada").get("/api/help/articles/giraffe-draft")).body.title).toBe("Title of giraffe-draft");
  await put("nneka", `${made.id}/publication`, { baseVersion: 2 });
  expect((await desk.as("ada").get("/api/help/articles/giraffe-draft")).body.title).toBe("New giraffe");
  expect((await desk.as("nneka").delete(`${base}/${made.id}/publication`)).status).toBe(200);
  expect(await seen()).toMatchObject({ api: 404, page: 404, found: 0, bot: 0, sitemap: false });
  expect(await verbs(made.id)).toEqual(["article.created", "article.published", "article.saved", "article.published", "article.unpublished"]);
});

test("DK-19 of two who save at once one is told what the other wrote, and nothing typed is lost", async () => {
  const { id } = await draft("two-writers");
  const save = (who: CastName, title: string) => desk.as(who).put(`${base}/${id}`, { ...words(title), baseVersion: 1 });
  const answers = await Promise.all([save("wanjiru", "By Wanjiru"), save("kofi", "By Kofi")]);
  expect(answers.map((a) => a.status).sort()).toEqual([200, 409]);
  const won = answers.find((a) => a.status === 200)?.body.title;
  const lost = answers.find((a) => a.status === 409);
  expect(lost && refusal(lost)).toMatchObject({ code: "stale", extra: { current: { version: 2, text: { title: won }, savedBy: { isStaff: true } } } });
  expect((await desk.as("nneka").put(`${base}/${id}/publication`, { baseVersion: 1 })).status).toBe(409);
});

test("DK-19 every save is kept with who and when; versions are compared and restored", async () => {
  const { id } = await draft("many-versions");
  await put("kofi", id, { ...words("Second", { body: "## Title of many-versions\n\nFirst line, changed.\nSecond line.\nThird line." }), baseVersion: 1 });
  const list = (await desk.as("kofi").get<{ items: object[]; nextCursor: string }>(`${base}/${id}/versions?limit=1`)).body;
  expect(list.items[0]).toMatchObject({ version: 2, title: "Second", savedBy: { name: "Kofi Otieno" }, published: false, restoredFrom: null });
  expect((await desk.as("kofi").get(`${base}/${id}/versions?cursor=${list.nextCursor}`)).body.items).toMatchObject([{ version: 1, savedBy: { name: "Wanjiru Kamau" } }]);
  const { difference } = (await desk.as("kofi").get<{ difference: Difference }>(`${base}/${id}/versions/2`)).body;
  expect(difference.fields.map(({ field }) => field)).toEqual(["title", "summary"]);
  expect(difference.lines.map(({ kind, text }) => `${kind} ${text}`)).toEqual(["same ## Title of many-versions", "same ", "removed First line.", "added First line, changed.", "same Second line.", "added Third line."]);
  const restored = await desk.as("wanjiru").post<ManagedArticle>(`${base}/${id}/versions/1/restoration`, { baseVersion: 2 });
  expect(restored).toMatchObject({ status: 200, body: { version: 3, title: "Title of many-versions" } });
  expect((await desk.as("kofi").get(`${base}/${id}/versions/3?against=1`)).body).toMatchObject({ restoredFrom: 1, against: 1, difference: { fields: [] } });
  expect((await desk.as("wanjiru").post(`${base}/${id}/versions/1/restoration`, { baseVersion: 2 })).status).toBe(409);
  expect((await desk.as("wanjiru").get(`${base}/${id}/versions/9`)).status).toBe(404);
  // No version is ever changed, not even by the system.
  await expect(desk.world.tx("system", (tx) => tx.query("UPDATE help_article_versions SET title = 'x' WHERE article_id = $1", [id]))).rejects.toThrow(/permission denied|never changed/);
});

test("DK-19 an old address leads to the present one, and is nobody else's", async () => {
  const { id } = await draft("first-address");
  await put("nneka", `${id}/publication`, { baseVersion: 1 });
  const save = (who: CastName, slug: string, baseVersion: number) => put(who, id, { ...words("Moved"), slug, baseVersion });
  expect((await save("wanjiru", "second-address", 1)).status).toBe(403);
  expect((await save("nneka", "second-address", 1)).body).toMatchObject({ slug: "second-address", oldSlugs: ["first-address"] });
  const moved = await desk.as("nobody").send("GET", "/help/first-address");
  expect([moved.status, moved.headers.get("location")]).toEqual([301, "/help/second-address"]);
  expect((await desk.as("nobody").get("/api/help/articles/first-address")).body.slug).toBe("second-address");
  expect(refusal(await desk.as("kofi").post(base, { ...words("Thief"), slug: "first-address", language: "en" }))).toMatchObject({ status: 409, code: "slug-in-use" });
  // Its own old address it may have back.
  expect((await save("nneka", "first-address", 2)).body).toMatchObject({ slug: "first-address", oldSlugs: ["second-address"] });
  for (const slug of ["category", "Not A Slug", "a--b", "../x"]) expect((await desk.as("kofi").post(base, { ...words("Bad"), slug, language: "en" })).status).toBe(422);
});

test("DK-19 an article has one text for each language, and each text leads to the other", async () => {
  const english = await draft("in-english");
  await put("nneka", `${english.id}/publication`, { baseVersion: 1 });
  const swahili = await draft("kwa-kiswahili", { language: "sw", translationOf: english.id, title: "Kwa Kiswahili" });
  expect(swahili.translations).toMatchObject([{ slug: "in-english", language: "en" }]);
  expect((await desk.as("ada").get("/api/help/articles/in-english")).body.translations).toEqual([]);
  await put("nneka", `${swahili.id}/publication`, { baseVersion: 1 });
  expect((await desk.as("ada").get("/api/help/articles/in-english")).body.translations).toMatchObject([{ slug: "kwa-kiswahili", language: "sw" }]);
  // A list has one of the two, in the reader's language.
  const slugs = async (query: string) => ((await desk.as("ada").get(`/api/help/articles?limit=100&${query}`)).body.items as unknown as { slug: string }[]).map((a) => a.slug);
  expect(await slugs("language=sw")).toContain("kwa-kiswahili");
  expect(await slugs("language=sw")).not.toContain("in-english");
  expect(await slugs("")).not.toContain("kwa-kiswahili");
  expect((await slugs("q=giraffe&language=sw")).filter((slug) => ["in-english", "kwa-kiswahili"].includes(slug))).toEqual(["kwa-kiswahili"]);
  expect(refusal(await desk.as("kofi").post(base, { ...words("Tena"), slug: "tena-kiswahili", language: "sw", translationOf: english.id }))).toMatchObject({ status: 409, code: "language-in-use" });
  const own = await draft("pekee", { language: "sw" });
  expect(refusal(await put("kofi", `${own.id}/translation`, { articleId: english.id }) as never)).toMatchObject({ code: "language-in-use" });
  expect((await desk.as("kofi").delete(`${base}/${swahili.id}/translation`)).body.translations).toEqual([]);
  expect((await put("kofi", `${own.id}/translation`, { articleId: english.id })).body.translations).toMatchObject([{ slug: "in-english" }]);
});

test("DK-19 what is put away comes back as a draft with all its versions; its state, votes and views are listed", async () => {
  const { id } = await draft("put-away");
  await put("nneka", `${id}/publication`, { baseVersion: 1 });
  for (let i = 0; i < 3; i++) await desk.as("nobody").send("GET", "/help/put-away");
  await desk.as("nobody").send("GET", "/help/put-away", undefined, { "sec-purpose": "prefetch" });
  await desk.as("nobody").put("/api/help/articles/put-away/vote", { helpful: false, comment: "Too short" });
  await desk.as("ada").put("/api/help/articles/put-away/vote", { helpful: true });
  const row = async (query: string) => ((await desk.as("kofi").get(`${base}?limit=100&${query}`)).body.items as unknown as ManagedArticle[]).find((a) => a.id === id);
  expect(await row("q=put-away")).toMatchObject({ state: "published", views: 3, helpful: 1, notHelpful: 1 });
  expect((await desk.as("kofi").get(`${base}/${id}/comments`)).body.items).toMatchObject([{ comment: "Too short", helpful: false }]);
  expect((await desk.as("ada").get(`${base}/${id}/comments`)).status).toBe(403);
  expect((await put("kofi", `${id}/removal`)).status).toBe(403);
  expect((await put("nneka", `${id}/removal`)).body).toMatchObject({ state: "removed", abilities: { write: false, bringBack: true } });
  expect([await status("/help/put-away"), await row(""), (await row("state=removed"))?.state]).toEqual([404, undefined, "removed"]);
  expect(refusal(await desk.as("kofi").put(`${base}/${id}`, { ...words("Late"), baseVersion: 1 }))).toMatchObject({ status: 409, code: "removed" });
  expect((await desk.as("nneka").delete(`${base}/${id}/removal`)).body).toMatchObject({ state: "draft", version: 1 });
});

test("DK-19 categories have an order and one level; one that holds something stays", async () => {
  const at = "/api/help/manage/categories";
  const keys = (answer: { body: unknown }) => (answer.body as { items: { key: string; parent: string | null }[] }).items.map((c) => (c.parent ? `${c.parent}/${c.key}` : c.key));
  expect((await desk.as("kofi").post(at, { key: "animals", parent: null, names: { en: "Animals" } })).status).toBe(403);
  expect(keys(await desk.as("nneka").post(at, { key: "animals", parent: null, names: { en: "Animals", sw: "Wanyama" } })).at(-1)).toBe("animals");
  await desk.as("nneka").post(at, { key: "tall", parent: "animals", names: { en: "Tall ones" } });
  expect(refusal(await desk.as("nneka").post(at, { key: "taller", parent: "tall", names: { en: "No" } }))).toMatchObject({ code: "too-deep" });
  expect(refusal(await desk.as("nneka").put(`${at}/animals`, { parent: "using", names: { en: "No" } })).code).toMatch(/too-deep|category-not-empty/);
  expect(refusal(await desk.as("nneka").post(at, { key: "tall", parent: null, names: { en: "Twice" } }))).toMatchObject({ code: "category-in-use" });
  expect((await desk.as("nneka").post(at, { key: "lost", parent: "nowhere", names: { en: "No" } })).status).toBe(422);
  expect(refusal(await desk.as("nneka").delete(`${at}/animals`))).toMatchObject({ code: "category-not-empty" });
  const { id } = await draft("tall-giraffe", { category: "tall" });
  expect(refusal(await desk.as("nneka").delete(`${at}/tall`))).toMatchObject({ code: "category-not-empty" });
  await put("nneka", `${id}/publication`, { baseVersion: 1 });
  expect((await desk.as("nobody").send<string>("GET", "/help/category/animals?lang=sw")).body).toMatch(/<html lang="sw".*<h1>Wanyama<\/h1>.*<h2><a href="\/help\/category\/tall">Tall ones<\/a><\/h2>/s);
  const ordered = keys(await desk.as("nneka").put("/api/help/manage/category-order", { keys: ["animals", "using", "tickets"] }));
  expect(ordered.indexOf("animals")).toBeLessThan(ordered.indexOf("using"));
  expect(ordered[ordered.indexOf("animals") + 1]).toBe("animals/tall");
  expect(refusal(await desk.as("kofi").post(base, { ...words("Nowhere"), slug: "nowhere", language: "en", category: "no-such" }))).toMatchObject({ status: 422 });
});
