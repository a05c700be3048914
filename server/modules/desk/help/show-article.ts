import type { Article } from "../../../../contract/help.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { notFound } from "../../../platform/errors.ts";
import { articleUrl } from "./article-url.ts";
import * as queries from "./article.queries.ts";
import { helpLanguageOf } from "./language-of.ts";
import { linkedSlugs, renderArticle } from "./render-article.ts";
import { visitorMark } from "./visitor.ts";

/**
 * A published article as safe HTML, with the caller's own vote; an old address gives it under its present one.
 *
 * @param cookie the request's Cookie header, which may hold a visitor's mark
 * @throws 404
 */
export async function showArticle(tx: Tx, slug: string, cookie: string | undefined): Promise<Article & { publishedAt: string }> {
  const found = await findArticle(tx, slug);
  const slugs = linkedSlugs(found.body);
  const titles = await titlesOf(tx, slugs);
  const visitor = tx.actor.personId ? null : visitorMark(tx.services, cookie, found.id);
  const [translations, related, own] = [await queries.translationsOf.run({ id: found.id }, tx), await queries.relatedTo.run({ id: found.id, linked: slugs }, tx), visitor ? await queries.visitorVote.run({ articleId: found.id, visitor }, tx) : []];
  const { id, title, category, summary } = found;
  return {
    id, slug: found.slug, title, category, summary, language: helpLanguageOf(found.language), url: articleUrl(tx.services, found.slug), html: renderArticle(found.body, titles),
    updatedAt: found.updatedAt.toISOString(), publishedAt: found.publishedAt.toISOString(), helpful: found.helpful ?? own[0]?.helpful ?? null,
    translations: translations.map(linkOf), related: related.map(linkOf),
  };
}

const linkOf = (row: { slug: string; title: string; language: string }) => ({ slug: row.slug, title: row.title, language: helpLanguageOf(row.language) });

/** By its address, or by one that it had. @throws 404 */
export async function findArticle(tx: Tx, slug: string): Promise<queries.FindArticleResult> {
  const [found] = await queries.findArticle.run({ slug }, tx);
  if (found) return found;
  const [moved] = await queries.slugNow.run({ slug }, tx);
  const [now] = moved?.slug ? await queries.findArticle.run({ slug: moved.slug }, tx) : [];
  if (!now) throw notFound("This article");
  return now;
}

/** Titles of published articles by slug, for the links of a text. */
export async function titlesOf(tx: Tx, slugs: string[]): Promise<Map<string, string>> {
  return new Map(slugs.length === 0 ? [] : (await queries.titlesOf.run({ slugs }, tx)).map((row) => [row.slug, row.title]));
}
