import type { Snippet } from "../../../../contract/help.ts";

/** Text with hits between U+E000 and U+E001 (article.sql) as pieces, so that whoever shows it marks hits without trusting any HTML. */
export function cutSnippet(headline: string): Snippet {
  return headline.split("\uE000").flatMap((part, i) => {
    const [hit = "", rest] = part.split("\uE001");
    // Before the first mark, or a mark that was cut off: plain words.
    if (i === 0 || rest === undefined) return [{ text: part.replaceAll("\uE001", ""), hit: false }];
    return [{ text: hit, hit: true }, { text: rest, hit: false }];
  }).filter(({ text }) => text !== "");
}
