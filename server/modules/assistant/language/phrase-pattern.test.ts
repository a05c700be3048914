import { expect, test } from "vitest";
import { parsePattern, PatternError } from "./phrase-pattern.ts";

const groups = { money: ["cash", "mobile money"] };

test("AS-2 a phrase is read into its words, choices, groups and gaps", () => {
  expect(parsePattern("^my (card|top-up) ... {money} =gone ha*i", groups)).toEqual({
    atStart: true,
    steps: [
      { gapBefore: false, options: [["~my"]] },
      { gapBefore: false, options: [["~top", "~up"], ["~card"]] },
      { gapBefore: true, options: [["~mobile", "~money"], ["~cash"]] },
      { gapBefore: false, options: [["=gone"]] },
      { gapBefore: false, options: [["*ha*i"]] },
    ],
  });
});

test.each([
  ["  ", "at least one word"],
  ["... failed", "stands between words"],
  ["failed ...", "stands between words"],
  ["card|wallet gone", "needs brackets"],
  ["(card wallet", "needs brackets"],
  ["{coins} gone", 'no group "coins". Use one of: money'],
  ["x{money} gone", "mixes signs"],
  ["!!! gone", "no letter or digit"],
  ["h* kazi", "at least three letters"],
  ["i*fany*i kazi", "one *"],
  ["a b c d e f g h i j k l m", "At most 12 words".toLowerCase()],
])("AS-2 the phrase %j is refused, and the writer is told what to do", (written, told) => {
  const read = () => parsePattern(written, groups);
  expect(read).toThrow(PatternError);
  expect(read).toThrow(new RegExp(told.replace(/[*.?]/g, "\\$&"), "i"));
});
