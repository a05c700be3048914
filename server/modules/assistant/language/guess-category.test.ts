import { expect, test } from "vitest";
import { guessCategory } from "./guess-category.ts";
import { categories } from "./issue-rules.ts";
import { categoryTexts } from "./labelled/categories.ts";

test("AS-4 the category is guessed right for at least 9 of 10 texts of each kind", () => {
  for (const category of categories) {
    const texts = categoryTexts[category];
    const wrong = texts.map((text) => [text, guessCategory(text)]).filter(([, guessed]) => guessed !== category);
    // The wrong ones show when there are too many.
    expect(wrong.length / texts.length <= 0.1 ? [] : wrong).toEqual([]);
  }
});

test("AS-4 of words that speak for two categories the stronger decides, and money goes first", () => {
  expect(guessCategory("an error when I pay with my card")).toBe("payment");
  expect(guessCategory("I cannot log in to post")).toBe("account");
  expect(guessCategory("🤔 ...")).toBe("other");
});
