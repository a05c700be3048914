import type { ArticleText } from "../../../../../contract/help.ts";

/** A line of a text, and whether the other text lacks it. */
export type ComparedLine = { text: string; differs: boolean };

/** The lines of a text, those marked that the other one does not have (as often). Empty lines say nothing and are never marked. */
export function comparedLines(text: string, other: string): ComparedLine[] {
  const left = new Map<string, number>();
  for (const line of other.split("\n")) left.set(line, (left.get(line) ?? 0) + 1);
  return text.split("\n").map((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return { text: line, differs: count <= 0 && line.trim() !== "" };
  });
}

const order = ["title", "summary", "category", "keywords", "body"] as const;

/** The fields in which two texts differ, in the editor's order. */
export function differingFields(one: ArticleText, other: ArticleText): (keyof ArticleText)[] {
  return order.filter((field) => one[field].trim() !== other[field].trim());
}
