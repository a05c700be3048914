import type { HelpLanguage } from "../../../../../contract/help.ts";
import type { ArticleState } from "./help-types.ts";
import { articleLanguages, articleStates } from "./help-words.ts";

/** What the list of articles is narrowed to; kept in the address, so that it survives a reload and can be sent to a colleague. */
export type ArticleFilter = { q?: string; state?: ArticleState; category?: string; language?: HelpLanguage };

/** Reads the filter from an address; what the server would refuse is left out. */
export function articleFilterFrom(search: URLSearchParams): ArticleFilter {
  const q = search.get("q")?.trim().slice(0, 200);
  const state = articleStates.find((one) => one === search.get("state"));
  const category = /^[a-z0-9]+(-[a-z0-9]+)*$/.exec(search.get("category") ?? "")?.[0].slice(0, 60);
  const language = articleLanguages.find((one) => one === search.get("language"));
  return { ...(q && { q }), ...(state && { state }), ...(category && { category }), ...(language && { language }) };
}

/** The filter as an address has it; nothing for nothing. */
export function articleSearchFrom(filter: ArticleFilter): URLSearchParams {
  return new URLSearchParams(Object.entries(filter).filter((entry): entry is [string, string] => Boolean(entry[1])));
}
