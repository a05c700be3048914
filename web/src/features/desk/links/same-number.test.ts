import { expect, test } from "vitest";
import { sameNumber } from "./same-number.ts";

test("DK-13 a number is known however it is typed, and only whole", () => {
  for (const typed of ["HELP-00124", "help-124", " 124 ", "#00124"]) expect(sameNumber(typed, "HELP-00124")).toBe(true);
  for (const typed of ["HELP-12", "EKSU-00124", "1240", "124 paid", ""]) expect(sameNumber(typed, "HELP-00124")).toBe(false);
});
