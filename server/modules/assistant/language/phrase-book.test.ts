import fc from "fast-check";
import { expect, test } from "vitest";
import { compileRules } from "./compile-rules.ts";
import { defaultRules } from "./default-rules.ts";
import { buildPhraseBook, findPhrases, keepStrongest } from "./phrase-book.ts";
import { splitWords } from "./words.ts";

const wording = { groups: { money: ["cash", "mobile money"] }, fillers: ["my", "the", "was"], notTypos: ["changed"] };

function found(phrase: string, text: string): string[] {
  const words = splitWords(text);
  const book = buildPhraseBook([{ phrase, tag: 0 }], wording);
  return findPhrases(words, book).found.map(({ first, last }) => text.slice(words[first]?.start, words[last]?.end));
}

test("AS-2 a phrase is found in any form of its words and with small typos", () => {
  expect(found("payment failed", "PAYMENTS failing")).toEqual(["PAYMENTS failing"]);
  expect(found("payment failed", "my paymnet faild!")).toEqual(["paymnet faild"]);
  expect(found("payment failed", "paymeeeent failed")).toEqual(["paymeeeent failed"]);
});

test("AS-2 a proper word is not taken for a typo of another", () => {
  expect(found("charged", "they chraged me")).toEqual(["chraged"]);
  expect(found("charged", "they changed me")).toEqual([]);
});

test("AS-2 fillers may stand between the words of a phrase, other words only where it says ...", () => {
  expect(found("payment failed", "payment was the failed")).toEqual(["payment was the failed"]);
  expect(found("payment failed", "payment never failed")).toEqual([]);
  expect(found("payment ... failed", "payment on this card here failed")).toEqual(["payment on this card here failed"]);
  expect(found("payment ... failed", "payment on this card here also failed")).toEqual([]);
});

test("AS-2 a phrase does not run over the end of a sentence, and ^ holds it at a beginning", () => {
  expect(found("payment failed", "About my payment. Failed exams?")).toEqual([]);
  expect(found("^can i", "Can I pay? I ask: can I pay? can I")).toEqual(["Can I", "can I"]);
});

test("AS-2 groups, exact words and wildcards are found", () => {
  expect(found("{money} (gone|went away)", "my mobile money went away")).toEqual(["mobile money went away"]);
  expect(found("=went", "it goes, it went")).toEqual(["went"]);
  expect(found("ha*fanyi kazi", "App hazifanyi kazi")).toEqual(["hazifanyi kazi"]);
});

test("AS-2 of phrases that share words the strongest is kept, then the longest", () => {
  const words = splitWords("payment failed again");
  const entries = [{ phrase: "payment failed", tag: 2 }, { phrase: "failed", tag: 3 }, { phrase: "payment", tag: 1 }, { phrase: "failed again", tag: 3 }];
  const kept = keepStrongest(findPhrases(words, buildPhraseBook(entries, wording)).found, (weight) => weight);
  expect(kept.map(({ phrase }) => phrase)).toEqual(["payment", "failed again"]);
});

test("AS-2 the work grows with the length of the text: eight times the text, about eight times the effort", () => {
  const book = compileRules(defaultRules);
  const effort = (text: string) => findPhrases(splitWords(text), book).effort;
  const ruleWords = Object.values(defaultRules.groups).flat().concat("failed", "error", "twice", "but", "and", "no");
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...ruleWords), { minLength: 1, maxLength: 60 }), (words) => {
      const text = `${words.join(" ")} `;
      const once = effort(text);
      // What follows the seam can add to the words before it, by no more than a constant.
      expect(effort(text.repeat(8))).toBeLessThanOrEqual(once * 8 + 8 * 2000);
      expect(effort(text.repeat(8))).toBeLessThanOrEqual(splitWords(text.repeat(8)).length * 400);
    }),
  );
});
