import { nothingToSay } from "./prompt.ts";
import type { WordingSource } from "./wording-model.ts";

/** What may be shown of a model's answer, or why nothing is. */
export type CheckedWords =
  | { ok: true; text: string; cited: WordingSource[] }
  | { ok: false; outcome: "declined" | "unusable"; why: string };

const longest = 900;
/** Share of an answer's longer words that its articles must hold too: below it, the model made things up. */
const leastShared = 0.5;
const shortestWord = 5;

/** Whether an answer says what its articles say: cites them, gives no links of its own, is short, and uses their words. */
export function checkWords(raw: string, sources: readonly WordingSource[]): CheckedWords {
  const text = raw.trim().replaceAll(/\s*\n\s*/g, "\n");
  if (text.replaceAll(/[^A-Za-z]/g, "") === nothingToSay) return { ok: false, outcome: "declined", why: "the articles do not answer it" };
  if (text === "") return unusable("the answer is empty");
  if (text.length > longest) return unusable("the answer is too long");
  if (/https?:|www\.|[<>{}]|\S@\S/i.test(text)) return unusable("the answer holds links or markup");
  const numbers = [...new Set([...text.matchAll(/\[(\d{1,2})\]/g)].map((found) => Number(found[1])))];
  const cited = numbers.map((number) => sources[number - 1]);
  if (numbers.length === 0) return unusable("the answer cites no article");
  if (!cited.every((source) => source !== undefined)) return unusable("the answer cites an article that it was not given");
  if (sharedWords(text, cited) < leastShared) return unusable("the answer is not what the articles say");
  return { ok: true, text, cited };
}

function unusable(why: string): CheckedWords {
  return { ok: false, outcome: "unusable", why };
}

/** Share of the answer's longer words, by their first letters, that the articles hold. */
function sharedWords(text: string, sources: readonly WordingSource[]): number {
  const words = stemsOf(text);
  if (words.length === 0) return 0;
  const known = new Set(sources.flatMap((source) => stemsOf(`${source.title} ${source.summary} ${source.text}`)));
  return words.filter((word) => known.has(word)).length / words.length;
}

function stemsOf(text: string): string[] {
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => word.length >= shortestWord).map((word) => word.slice(0, shortestWord));
}
