import type { HelpLanguage } from "../../../../contract/help.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { plainWords } from "../text-fingerprint.ts";
import * as queries from "./article.queries.ts";

/** A published article as lists know it. */
export interface ListedArticle {
  id: string;
  slug: string;
  title: string;
  category: string;
  summary: string;
  language: string;
}

export interface FoundArticle extends ListedArticle {
  /**
   * 0 to about 1: half for the share of the question's words that occur (stemmed; the last one may be unfinished), the rest for where they
   * occur and for how well one of the article's own phrases is found in the question (trigrams). Above 0.45 it is likely what was meant.
   */
  score: number;
}

/** AS-1: published articles for a question in a person's own words, slips of the finger forgiven, best first; of each article one language. */
export async function searchArticles(tx: Tx, question: string, limit: number, language: HelpLanguage = "en"): Promise<FoundArticle[]> {
  const words = await searchedWords(tx, question);
  if (words.length === 0) return [];
  return queries.matchArticles.run({ q: words.join(" "), lastWord: words.at(-1) ?? "", language, limit }, tx);
}

/** What is looked for when somebody asks: plain words, slips put right. */
export async function searchedWords(tx: Tx, question: string): Promise<string[]> {
  return withoutSlips(tx, plainWords(withoutMarkup(question)).split(" ").filter((word) => word !== ""));
}

/** What a reader would see of it: tags and scripts pasted into a question are nobody's words. */
function withoutMarkup(text: string): string {
  return text.replace(/<(script|style)\b[^>]*>.*?(<\/\1\s*>|$)/gis, " ").replace(/<[/!]?[a-z][^<>]*>/gi, " ");
}

/** Shorter words are alike too easily. */
const shortestWithSlip = 4;
/** Each costs a look at every word of the titles, keywords and summaries. */
const mostWithSlips = 20;

/** The same words, those that no article has replaced by the most alike one that some article has: "pasword" → "password". */
async function withoutSlips(tx: Tx, words: readonly string[]): Promise<string[]> {
  const long = [...new Set(words.filter((word) => word.length >= shortestWithSlip && !/\d/.test(word)))].slice(0, mostWithSlips);
  if (long.length === 0) return [...words];
  const likely = new Map((await queries.likelyWords.run({ words: long, lastWord: words.at(-1) ?? "" }, tx)).map((row) => [row.word, row.likely]));
  return words.map((word) => likely.get(word) ?? word);
}
