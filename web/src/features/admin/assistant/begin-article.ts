import { readStored, store } from "../../../lib/storage.ts";
import { draftPlace, parseArticleDraft, type ArticleDraft } from "../help-centre/article-draft.ts";

const longestTitle = 120;

/**
 * Puts questions into the draft of a new article on this device, where the help centre's editor finds them (AS-11). A draft that is there
 * stays: the questions come below it.
 *
 * @param lead what stands above the questions in the text
 * @returns whether something was there already
 */
export function beginArticle(questions: readonly string[], lead: string, language: "en" | "sw"): boolean {
  const place = draftPlace(null);
  const there = parseArticleDraft(readStored(place));
  const list = `${lead}\n\n${questions.map((question) => `- ${question.replaceAll(/\s+/g, " ").trim()}`).join("\n")}`;
  const kept = there !== null && (there.values.body.trim() !== "" || there.values.title.trim() !== "");
  const values: ArticleDraft["values"] = kept
    ? { ...there.values, body: [there.values.body, list].filter((part) => part.trim() !== "").join("\n\n") }
    : { title: (questions[0] ?? "").slice(0, longestTitle), summary: "", body: list, keywords: "", category: "", slug: "", language };
  store(place, JSON.stringify({ base: there?.base ?? 0, values } satisfies ArticleDraft));
  return kept;
}
