import { expect, test } from "vitest";
import { parseArticle } from "./front-matter.ts";

const text = "---\ntitle: Charged twice: what now?\ncategory: payments\nsummary: Short.\nkeywords: a, b\n---\n\nFirst.\n\n---\n\nSecond.\n";

test("DK-19 an article file is read: fields, then the body, whatever the line ends", () => {
  const expected = { title: "Charged twice: what now?", category: "payments", summary: "Short.", keywords: "a, b", body: "First.\n\n---\n\nSecond." };
  expect(parseArticle("x.md", text)).toEqual(expected);
  expect(parseArticle("x.md", text.replaceAll("\n", "\r\n"))).toEqual(expected);
});

test("DK-19 a file that is not whole is named with what is missing", () => {
  expect(() => parseArticle("x.md", "# No fields")).toThrow("x.md: starts with ---");
  expect(() => parseArticle("x.md", text.replace("summary: Short.\n", ""))).toThrow("x.md: has no summary");
});
