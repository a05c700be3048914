import type { z } from "zod";
import type { articleBrief } from "../../../../contract/desk.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { plainWords } from "../text-fingerprint.ts";
import * as queries from "./article.queries.ts";

type ArticleBrief = z.output<typeof articleBrief>;

export interface FoundArticle extends ArticleBrief {
  /**
   * 0 to about 1: half for the share of the question's words that occur (stemmed; the last one may be unfinished), the rest for where they
   * occur and for how well one of the article's own phrases is found in the question (trigrams). Above 0.45 it is likely what was meant.
   */
  score: number;
}

/** AS-1: published articles for a question in a person's own words, best first. */
export async function searchArticles(tx: Tx, question: string, limit: number): Promise<FoundArticle[]> {
  const words = plainWords(question);
  if (words === "") return [];
  return queries.matchArticles.run({ q: words, lastWord: words.split(" ").at(-1) ?? "", limit }, tx);
}

/** All published articles by category, or those that answer a question. */
export async function listArticles(tx: Tx, ask: { q?: string | undefined; limit: number }): Promise<ArticleBrief[]> {
  const found = ask.q ? await searchArticles(tx, ask.q, ask.limit) : await queries.publishedArticles.run({ limit: ask.limit }, tx);
  return found.map(({ id, slug, title, category, summary }) => ({ id, slug, title, category, summary }));
}
