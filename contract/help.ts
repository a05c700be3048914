import { z } from "zod";
import { cursor, id, instant, limit, noContent, none, pageOf, personBrief } from "./common.ts";
import { endpoint } from "./endpoint.ts";
import { shownText } from "./shown-text.ts";

/** Languages that articles and public pages are written in, by their BCP 47 tags. */
export const helpLanguages = ["en", "sw"] as const;
export type HelpLanguage = (typeof helpLanguages)[number];
const language = z.enum(helpLanguages);

const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** The last part of an article's address. `category` and `card` are parts of addresses themselves. */
export const slug = z.string().trim().min(3, "Use at least 3 characters.").max(80, "Keep the address to 80 characters.")
  .regex(slugPattern, "Use a–z, 0–9 and single hyphens, such as reset-your-password.")
  .refine((text) => !["category", "search", "vote"].includes(text), "This word is part of the help centre's own addresses. Choose another one.");
const categoryKey = z.string().trim().max(60).regex(slugPattern, "Use a–z, 0–9 and single hyphens, such as getting-started.");

/** Words around what was found, cut so that a screen can mark the hits without any HTML. */
const snippet = z.array(z.strictObject({ text: z.string(), hit: z.boolean() }));
export type Snippet = z.infer<typeof snippet>;

/** `url`: the whole address of the public page, to put into a reply. `snippet`: empty where nothing was searched. */
export const articleBrief = z.strictObject({ id, slug: z.string(), title: z.string(), category: z.string(), summary: z.string(), language, url: z.string(), snippet });
export type ArticleBrief = z.infer<typeof articleBrief>;
const link = z.strictObject({ slug: z.string(), title: z.string(), language });
export const article = articleBrief.omit({ snippet: true }).extend({
  html: z.string(), updatedAt: instant,
  /** The caller's own vote. */
  helpful: z.boolean().nullable(),
  translations: z.array(link), related: z.array(link),
});
export type Article = z.infer<typeof article>;

/** A category with its name in every language, and how many published articles it holds. */
export const helpCategory = z.strictObject({ key: z.string(), parent: z.string().nullable(), names: z.partialRecord(language, z.string()), articles: z.number().int() });
export type HelpCategory = z.infer<typeof helpCategory>;
const categories = z.strictObject({ items: z.array(helpCategory), abilities: z.strictObject({ change: z.boolean() }) });

const bySlug = { params: z.strictObject({ slug: z.string().max(120) }) };

/** What everybody may read, and the question at an article's end. */
export const articleEndpoints = {
  list: endpoint({
    method: "GET", path: "/api/help/articles", summary: "Published help articles with the addresses of their pages; `q` searches (AS-1, DK-19). Agents insert one into a reply from here.", access: "anyone", limit: "public",
    query: z.strictObject({ q: z.string().trim().max(300).optional(), language: language.optional(), limit }), output: z.strictObject({ items: z.array(articleBrief) }),
  }),
  show: endpoint({ method: "GET", path: "/api/help/articles/:slug", summary: "One article, as safe HTML; an old address gives the article under its present one.", access: "anyone", limit: "public", ...bySlug, output: article }),
  vote: endpoint({
    method: "PUT", path: "/api/help/articles/:slug/vote", summary: "Was this helpful? One vote for each person or visitor, changeable; of visitors nothing is kept but a keyed hash of a random cookie.", access: "anyone", limit: "write", ...bySlug,
    body: z.strictObject({ helpful: z.boolean(), comment: z.string().trim().max(500, "Keep it to 500 characters.").optional() }), success: 204, output: noContent,
  }),
  categories: endpoint({ method: "GET", path: "/api/help/categories", summary: "The help centre's categories in order, sub-categories after their parent.", access: "anyone", limit: "public", output: categories }),
};

/** The words of an article, as its writer types them. */
const words = {
  title: shownText("Give it a title of at least 3 characters.", 3).max(120, "Keep the title to 120 characters."),
  summary: shownText("Say in a sentence what it answers.").max(200, "Keep the summary to 200 characters."),
  /** Markdown; `[[slug]]` links to another article. HTML is shown as it is written. */
  body: z.string().max(40_000, "Keep an article to 40,000 characters."),
  /** What people call it, separated by commas. */
  keywords: z.string().trim().max(1000, "Keep the keywords to 1,000 characters."),
  category: categoryKey,
};
const text = z.strictObject({ title: z.string(), summary: z.string(), body: z.string(), keywords: z.string(), category: z.string() });
export type ArticleText = z.infer<typeof text>;

const states = ["draft", "published", "removed"] as const;
const articleAbilities = z.strictObject({ write: z.boolean(), publish: z.boolean(), unpublish: z.boolean(), remove: z.boolean(), bringBack: z.boolean() });
const managedRow = z.strictObject({
  id, slug: z.string(), title: z.string(), category: z.string(), language, state: z.enum(states),
  /** Number of the newest saved version, and of the one that everybody reads (null: none). */
  version: z.number().int(), publishedVersion: z.number().int().nullable(),
  updatedAt: instant, updatedBy: personBrief.nullable(), views: z.number().int(), helpful: z.number().int(), notHelpful: z.number().int(),
});
/** An article as its writers see it: the newest saved words, which may not be published yet. */
export const managedArticle = managedRow.extend({
  text, html: z.string(), url: z.string(),
  translations: z.array(z.strictObject({ id, slug: z.string(), title: z.string(), language, state: z.enum(states) })),
  /** Addresses that it had before; they lead to the present one. */
  oldSlugs: z.array(z.string()), abilities: articleAbilities,
});
export type ManagedArticle = z.infer<typeof managedArticle>;

const version = z.strictObject({ version: z.number().int(), title: z.string(), savedAt: instant, savedBy: personBrief.nullable(), restoredFrom: z.number().int().nullable(), published: z.boolean() });
const difference = z.strictObject({
  /** Single-line fields that differ. */
  fields: z.array(z.strictObject({ field: z.enum(["title", "summary", "keywords", "category"]), before: z.string(), after: z.string() })),
  lines: z.array(z.strictObject({ kind: z.enum(["same", "added", "removed"]), text: z.string() })),
});
export type Difference = z.infer<typeof difference>;

const byId = { params: z.strictObject({ id }) };
const byVersion = { params: z.strictObject({ id, version: z.coerce.number().int().min(1).max(1_000_000) }) };
const baseVersion = z.number().int().min(1).max(2_147_483_647);
const managed = { access: "article.write", limit: "write", output: managedArticle } as const;
const published = { access: "article.publish", limit: "write", output: managedArticle } as const;
const languageOfLink = z.strictObject({ articleId: id });
const names = z.strictObject({ en: shownText("Give it a name.").max(60, "Keep the name to 60 characters."), sw: shownText("Write something first.").max(60).optional() });
const byKey = { params: z.strictObject({ key: categoryKey }) };
const changed = { access: "article.publish", limit: "write", output: categories } as const;

/** What the team does with articles. A refused save (409 `stale`) carries the present words in `extra.current`. */
export const helpEndpoints = {
  list: endpoint({
    method: "GET", path: "/api/help/manage/articles", summary: "All articles with state, views and votes, newest change first.", access: "article.write", limit: "read",
    query: z.strictObject({ q: z.string().trim().max(200).optional(), state: z.enum(states).optional(), category: categoryKey.optional(), language: language.optional(), cursor: cursor.optional(), limit }),
    output: pageOf(managedRow).extend({ abilities: z.strictObject({ create: z.boolean(), publish: z.boolean() }) }),
  }),
  create: endpoint({
    method: "POST", path: "/api/help/manage/articles", summary: "A new draft; `translationOf` links it to the same article in another language.", ...managed, success: 201, idempotent: true,
    body: z.strictObject({ ...words, slug, language, translationOf: id.optional() }), errors: ["slug-in-use", "language-in-use"],
  }),
  show: endpoint({ method: "GET", path: "/api/help/manage/articles/:id", summary: "An article with its newest saved words.", access: "article.write", limit: "read", ...byId, output: managedArticle }),
  save: endpoint({
    method: "PUT", path: "/api/help/manage/articles/:id", summary: "Save the words as the next version. What everybody reads changes with the publication.", ...managed, ...byId,
    body: z.strictObject({ ...words, baseVersion, slug: slug.optional() }), errors: ["stale", "slug-in-use"],
  }),
  publish: endpoint({ method: "PUT", path: "/api/help/manage/articles/:id/publication", summary: "Show the newest version to everybody.", ...published, ...byId, body: z.strictObject({ baseVersion }), errors: ["stale", "removed", "empty"] }),
  unpublish: endpoint({ method: "DELETE", path: "/api/help/manage/articles/:id/publication", summary: "Take it back: a draft again.", ...published, ...byId }),
  remove: endpoint({ method: "PUT", path: "/api/help/manage/articles/:id/removal", summary: "Put it away. Its versions stay.", ...published, ...byId, body: none }),
  bringBack: endpoint({ method: "DELETE", path: "/api/help/manage/articles/:id/removal", summary: "Bring it back as a draft.", ...published, ...byId }),
  link: endpoint({ method: "PUT", path: "/api/help/manage/articles/:id/translation", summary: "Say that two articles are the same in different languages.", ...managed, ...byId, body: languageOfLink, errors: ["language-in-use"] }),
  unlink: endpoint({ method: "DELETE", path: "/api/help/manage/articles/:id/translation", summary: "Say that it is an article of its own.", ...managed, ...byId }),
  versions: endpoint({
    method: "GET", path: "/api/help/manage/articles/:id/versions", summary: "Every save: who and when, newest first.", access: "article.write", limit: "read", ...byId,
    query: z.strictObject({ cursor: cursor.optional(), limit }), output: pageOf(version),
  }),
  version: endpoint({
    method: "GET", path: "/api/help/manage/articles/:id/versions/:version", summary: "The words of a version, and how they differ from another one (the one before, unless `against` says which).", access: "article.write", limit: "read", ...byVersion,
    query: z.strictObject({ against: z.coerce.number().int().min(1).max(1_000_000).optional() }),
    output: version.extend({ text, html: z.string(), against: z.number().int().nullable(), difference }),
  }),
  restore: endpoint({ method: "POST", path: "/api/help/manage/articles/:id/versions/:version/restoration", summary: "Save an old version's words as the newest one.", ...managed, ...byVersion, body: z.strictObject({ baseVersion }), errors: ["stale"] }),
  preview: endpoint({ method: "POST", path: "/api/help/manage/preview", summary: "Markdown as the page will show it.", access: "article.write", limit: "read", body: z.strictObject({ body: words.body }), output: z.strictObject({ html: z.string() }) }),
  comments: endpoint({
    method: "GET", path: "/api/help/manage/articles/:id/comments", summary: "What readers wrote with their votes, newest first; nobody is named.", access: "article.write", limit: "read", ...byId,
    query: z.strictObject({ cursor: cursor.optional(), limit }), output: pageOf(z.strictObject({ id, helpful: z.boolean(), comment: z.string(), votedAt: instant })),
  }),
  createCategory: endpoint({ method: "POST", path: "/api/help/manage/categories", summary: "Add a category, last in its place.", ...changed, success: 201, body: z.strictObject({ key: categoryKey, parent: categoryKey.nullable(), names }), errors: ["category-in-use", "too-deep"] }),
  changeCategory: endpoint({ method: "PUT", path: "/api/help/manage/categories/:key", summary: "Rename a category or move it under another one; one level at most.", ...changed, ...byKey, body: z.strictObject({ parent: categoryKey.nullable(), names }), errors: ["too-deep"] }),
  removeCategory: endpoint({ method: "DELETE", path: "/api/help/manage/categories/:key", summary: "Remove an empty category.", ...changed, ...byKey, errors: ["category-not-empty"] }),
  orderCategories: endpoint({ method: "PUT", path: "/api/help/manage/category-order", summary: "The categories' keys in their new order.", ...changed, body: z.strictObject({ keys: z.array(categoryKey).max(200) }) }),
};
