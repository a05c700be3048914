import { expect, test } from "vitest";
import { markMatches } from "./mark-matches.ts";

const match = (start: number, end: number) => ({ phrase: "x", weight: 3, category: null, start, end });
const marked = (text: string, ...matches: [number, number][]) => markMatches(text, matches.map(([start, end]) => match(start, end))).map((piece) => (piece.match ? `[${piece.text}]` : piece.text));

test("AS-2 the test box marks what the rules matched, in the order of the text", () => {
  expect(marked("They stole my money", [5, 19])).toEqual(["They ", "[stole my money]"]);
  expect(marked("crash and crash", [10, 15], [0, 5])).toEqual(["[crash]", " and ", "[crash]"]);
  expect(marked("nothing here")).toEqual(["nothing here"]);
});

test("AS-2 whatever the matches are, no letter of the text is lost or doubled", () => {
  const text = "💸 I was charged twice 💸";
  for (const matches of [[[0, 2]], [[5, 9], [7, 12]], [[3, 3]], [[20, 99]], [[0, text.length]]] as [number, number][][]) {
    expect(markMatches(text, matches.map(([start, end]) => match(start, end))).map((piece) => piece.text).join("")).toBe(text);
  }
});
