import type { ArticleBrief, HelpLanguage, Snippet } from "../../../../contract/help.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { helpLanguageOf } from "./language-of.ts";
import { articleUrl } from "./article-url.ts";
import * as queries from "./article.queries.ts";
import { plainText } from "./render-article.ts";
import { searchArticles, searchedWords, type ListedArticle } from "./search-articles.ts";
import { cutSnippet } from "./cut-snippet.ts";

export interface ListAsk {
  q?: string | undefined;
  language?: HelpLanguage | undefined;
  category?: string | undefined;
  limit: number;
}

/** DK-19: published articles in the order of their categories, or those that answer a question, with the words around what was found. */
export async function listArticles(tx: Tx, ask: ListAsk): Promise<ArticleBrief[]> {
  const language = ask.language ?? "en";
  if (!ask.q) return (await queries.publishedArticles.run({ language, category: ask.category ?? null, limit: ask.limit }, tx)).map((row) => brief(tx, row, []));
  const found = await searchArticles(tx, ask.q, ask.limit, language);
  const snippets = await snippetsOf(tx, ask.q, found.map(({ id }) => id));
  return found.map((row) => brief(tx, row, snippets.get(row.id) ?? []));
}

function brief(tx: Tx, { id, slug, title, category, summary, language }: ListedArticle, snippet: Snippet): ArticleBrief {
  return { id, slug, title, category, summary, language: helpLanguageOf(language), url: articleUrl(tx.services, slug), snippet };
}

async function snippetsOf(tx: Tx, question: string, ids: string[]): Promise<Map<string, Snippet>> {
  const words = await searchedWords(tx, question);
  if (ids.length === 0 || words.length === 0) return new Map();
  const bodies = await queries.bodiesOf.run({ ids }, tx);
  const headlines = await queries.snippets.run({ q: words.join(" "), lastWord: words.at(-1) ?? "", texts: bodies.map(({ body }) => plainText(body)) }, tx);
  return new Map(headlines.map(({ nth, headline }) => [bodies[nth - 1]?.id ?? "", cutSnippet(headline)]));
}
