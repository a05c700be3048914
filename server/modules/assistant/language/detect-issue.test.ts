import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultRules } from "./default-rules.ts";
import { detectIssue } from "./detect-issue.ts";
import type { IssueRules } from "./issue-rules.ts";
import { tuning } from "./sentences.ts";

const severe = (text: string) => detectIssue(text, defaultRules).severe;

/** Rules small enough to see through. */
const rules: IssueRules = {
  severeFrom: 3,
  groups: {},
  fillers: ["my", "the"],
  notTypos: [],
  languages: {
    en: {
      name: "English",
      enabled: true,
      phrases: [
        { phrase: "payment failed", weight: 3, category: "payment" },
        { phrase: "failed", weight: 3 },
        { phrase: "not working", weight: 3 },
        { phrase: "slow", weight: 2 },
        { phrase: "late", weight: 2 },
        { phrase: "since", weight: 1 },
        { phrase: "urgent", weight: 1 },
        { phrase: "again", weight: 1 },
      ],
      negations: ["(no|not|never)"],
      calm: ["how do", "if"],
      fixed: ["works now", "working now"],
      unrelated: ["failed ... exam"],
      turns: ["but", "it says"],
    },
  },
};
const score = (text: string) => detectIssue(text, rules).score;

test("AS-2 the phrases that the requirement names are found, and a negated one is not an issue", () => {
  expect(["error", "not working", "charged twice", "cannot post", "failed", "problem with payment", "my post failed"].filter((phrase) => !severe(phrase))).toEqual([]);
  expect(["no error now", "not failing any more", "I have no problem with payment", "hakuna shida", "my post never failed"].filter((phrase) => severe(phrase))).toEqual([]);
});

test("AS-2 a phrase that says little needs others: hints together count one", () => {
  expect(score("slow")).toBe(2);
  expect(score("slow since today")).toBe(3);
  expect(score("slow and late")).toBe(4);
  expect(score("urgent again since today")).toBe(1);
  expect(score("slow slow slow")).toBe(2);
});

test("AS-2 a negation undoes what follows within three words of its clause, up to a turn", () => {
  expect(score("it has not really ever failed")).toBe(0);
  expect(score("not one of the many posts failed")).toBe(3);
  expect(score("no, it failed")).toBe(3);
  expect(score("not slow but failed")).toBe(3);
});

test("AS-2 the negation inside a phrase does not undo what follows", () => {
  expect(detectIssue("not working failed", rules).matches.map(({ phrase }) => phrase)).toEqual(["not working", "failed"]);
});

test("AS-2 a calm beginning undoes its clause, up to a turn", () => {
  expect(score("how do I see which payments failed")).toBe(0);
  expect(score("if I press pay, payment failed")).toBe(3);
  expect(score("if I press pay it says payment failed")).toBe(3);
});

test("AS-2 what is fixed since is no issue, and what came after the fix is one", () => {
  expect(score("My payment failed. It works now.")).toBe(0);
  expect(score("It works now. My payment failed.")).toBe(3);
  expect(score("My payment failed. It is not working now.")).toBe(6);
});

test("AS-2 an unrelated use undoes only what it touches", () => {
  expect(score("I failed my exam")).toBe(0);
  expect(score("I failed my exam. My payment failed")).toBe(3);
});

test("AS-2 a language that is switched off has no say", () => {
  const off = { ...rules, languages: { en: { ...rules.languages["en"], enabled: false } } } as IssueRules;
  expect(detectIssue("payment failed", off)).toEqual({ severe: false, score: 0, category: "payment", matches: [] });
});

test("AS-2 matches show what was found and where, for the test box", () => {
  const text = "Sorry 😡 my Páyments, failed!!";
  const { matches, category } = detectIssue(text, rules);
  expect(matches).toEqual([{ phrase: "payment failed", weight: 3, category: "payment", start: 12, end: 28 }]);
  expect(text.slice(12, 28)).toBe("Páyments, failed");
  expect(category).toBe("payment");
});

test("AS-2 the category comes from the phrases and from the words beside them", () => {
  const category = (text: string) => detectIssue(text, defaultRules).category;
  expect(category("I was charged twice")).toBe("payment");
  expect(category("error when I try to pay")).toBe("payment");
  expect(category("I cannot log in")).toBe("account");
  expect(category("my post failed")).toBe("content");
  expect(category("the app keeps crashing")).toBe("bug");
  expect(category("it failed")).toBe("bug");
  expect(category("Pesa zimekatwa mara mbili")).toBe("payment");
  expect(category("hello")).toBe("other");
});

test("AS-2 only the first 4,000 characters are read", () => {
  expect(severe(`${"la ".repeat(1300)} my post failed`)).toBe(true);
  expect(severe(`${"la ".repeat(1400)} my post failed`)).toBe(false);
});

test("AS-2 detection never throws, and its matches lie within the text in order", () => {
  const piece = fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.constantFrom(" not ", " failed ", "but ", "M-PESA", "’", "!!", "\n", "no ", "payment "));
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      let from = 0;
      for (const { start, end } of detectIssue(text, defaultRules).matches) {
        expect(start).toBeGreaterThanOrEqual(from);
        expect(end).toBeGreaterThan(start);
        from = end;
      }
      expect(from).toBeLessThanOrEqual(text.length);
    }),
  );
});

test("AS-2 case, extra spaces, emoji, curly quotes and repeated punctuation change nothing", () => {
  const change = fc.constantFrom<(text: string) => string>(
    (text) => text.toUpperCase(),
    (text) => text.toLowerCase(),
    (text) => text.replace(/ /g, "   "),
    (text) => text.replace(/ /g, " 😡 "),
    (text) => text.replace(/'/g, "’"),
    (text) => text.replace(/[!?]+/g, "$&$&$&"),
    (text) => `  ${text} !!!`,
    (text) => text.normalize("NFD"),
  );
  fc.assert(
    fc.property(fc.constantFrom(...tuning), change, ({ text }, changed) => {
      const { severe, score, category } = detectIssue(text, defaultRules);
      expect(detectIssue(changed(text), defaultRules)).toMatchObject({ severe, score, category });
    }),
    { numRuns: 300 },
  );
});

test("AS-2 one typing error in a long word of a plain complaint is forgiven, wherever it is", () => {
  const swap = (text: string, at: number) => text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
  const drop = (text: string, at: number) => text.slice(0, at) + text.slice(at + 1);
  const double = (text: string, at: number) => text.slice(0, at + 1) + text.slice(at);
  const plain = [["my ", "withdrawal", " failed"], ["I was ", "debited", " twice"], ["the app is not ", "working", ""], ["I have a ", "problem", " with my card"], ["the app keeps ", "crashing", ""]] as const;
  const mistyped = plain.flatMap(([before, word, after]) => [swap, drop, double].flatMap((mistype) => Array.from({ length: word.length - 1 }, (_, at) => before + mistype(word, at) + after)));
  expect(mistyped.length).toBeGreaterThan(100);
  expect(mistyped.filter((text) => !severe(text))).toEqual([]);
});
