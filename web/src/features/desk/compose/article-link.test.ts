import { expect, test } from "vitest";
import { withArticle } from "./article-link.ts";

const article = { title: "Reset your password", url: "https://help.example/help/reset-your-password" };
const whole = "Reset your password: https://help.example/help/reset-your-password";
const at = (from: number, to = from) => ({ from, to });

test("DK-19 an article goes in where the cursor is, and its link touches no other word", () => {
  expect(withArticle("", at(0), article)).toEqual({ text: `${whole} `, cursor: whole.length + 1 });
  expect(withArticle("See", at(3), article).text).toBe(`See ${whole} `);
  expect(withArticle("See ", at(4), article).text).toBe(`See ${whole} `);
  expect(withArticle("See here now", at(4, 8), article)).toEqual({ text: `See ${whole} now`, cursor: 4 + whole.length });
  expect(withArticle("Hello,\nthanks", at(7), article).text).toBe(`Hello,\n${whole} thanks`);
});
