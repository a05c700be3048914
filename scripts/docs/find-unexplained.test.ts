import { expect, test } from "vitest";
import { findUnexplained } from "./find-unexplained.ts";

const page = "| library | why |\n| --- | --- |\n| `pg` | PostgreSQL with prepared statements |\n| `react`, `react-dom` | the pages; everybody knows it |\n";

test("each library has a line and a reason; types go with what they describe", () => {
  expect(findUnexplained(page, ["pg", "react", "react-dom", "@types/pg"])).toEqual([]);
});

test("a library without a line, without a reason, with two lines, or gone is told", () => {
  expect(findUnexplained(page, ["pg", "react", "react-dom", "left-pad", "@types/left-pad"])).toEqual([
    "left-pad has no line saying why it is better than what is there", "@types/left-pad has no line saying why it is better than what is there",
  ]);
  expect(findUnexplained(`${page}| \`zod\` | shapes |\n`, ["pg", "react", "react-dom", "zod"])).toEqual(["zod has no reason"]);
  expect(findUnexplained(`${page}| \`pg\` | PostgreSQL once more, in other words |\n`, ["pg", "react", "react-dom"])).toEqual(["pg has two lines"]);
  expect(findUnexplained(page, ["pg", "react"])).toEqual(["react-dom is not in package.json"]);
});
