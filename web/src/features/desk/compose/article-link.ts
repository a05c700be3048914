import type { ArticleBrief } from "../../../../../contract/help.ts";

/**
 * A text with an article's title and link where the cursor is, with a space on either side where a word stands.
 *
 * @param from and `to`: the selection that it takes the place of
 */
export function withArticle(text: string, { from, to }: { from: number; to: number }, { title, url }: Pick<ArticleBrief, "title" | "url">): { text: string; cursor: number } {
  const before = text.slice(0, from), after = text.slice(to);
  const link = `${/\S$/.test(before) ? " " : ""}${title}: ${url}${/^\s/.test(after) ? "" : " "}`;
  return { text: before + link + after, cursor: before.length + link.length };
}
