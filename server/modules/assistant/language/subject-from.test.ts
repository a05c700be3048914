import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultRules } from "./default-rules.ts";
import { subjectFrom } from "./subject-from.ts";

const subject = (...messages: string[]) => subjectFrom(messages, defaultRules);

test("AS-4 the subject is the first sentence that tells of the issue, in the member's words", () => {
  expect(subject("Hi", "I have a question about boosts. My post failed twice today! Please help", "yes")).toBe("My post failed twice today");
  expect(subject("Habari, nimelipa lakini sijapata kitu.")).toBe("nimelipa lakini sijapata kitu");
});

test("AS-4 without an issue it is the sentence that tells most, not a greeting, thanks, yes or a wish for a person", () => {
  expect(subject("Good morning team", "talk to a person please", "How do I pay?", "yes", "thank you so much for your time")).toBe("How do I pay?");
  expect(subject("I want to talk to a human")).toBe("I want to talk to a human");
});

test("AS-4 a long sentence is cut at a word and marked", () => {
  const cut = subject("My post failed when I wrote about the second-hand books that I would like to sell before the end of the term");
  expect(cut).toBe("My post failed when I wrote about the second-hand books that I would like to…");
  expect(cut.length).toBeLessThanOrEqual(80);
});

test("AS-4 where there are no words there is still a subject", () => {
  for (const messages of [[], [""], ["👍"], ["hi"], ["..."]]) expect(subjectFrom(messages, defaultRules)).toBe("Help wanted");
});

test("AS-4 any messages give 3–80 characters on one line, whole characters only", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 300 }), { maxLength: 4 }), (messages) => {
      const made = subjectFrom(messages, defaultRules);
      expect(made.length).toBeGreaterThanOrEqual(3);
      expect(made.length).toBeLessThanOrEqual(80);
      expect(made).not.toMatch(/[\p{Cc}\n]/u);
      expect(made.isWellFormed() || !messages.every((message) => message.isWellFormed())).toBe(true);
    }),
  );
});
