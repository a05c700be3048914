import fc from "fast-check";
import { expect, test } from "vitest";
import { splitWords } from "./words.ts";

const texts = (text: string) => splitWords(text).map((word) => word.text);

test("AS-2 case, accents, curly quotes, emoji, repeated signs and spaces do not matter", () => {
  const written = ["I can't log in", "I CAN’T   LOG\tIN!!!", "😡 i cán't 😡 log... in ???", "“I can't” log – in", "Ｉ ｃａｎ't log in"];
  expect(written.map(texts)).toEqual(written.map(() => ["i", "cant", "log", "in"]));
});

test("AS-2 a single letter with a hyphen belongs to its word, other hyphens part words", () => {
  expect(texts("M-PESA e-mail log-in ime-hackiwa")).toEqual(["mpesa", "email", "log", "in", "ime", "hackiwa"]);
});

test("AS-2 sentences end at . ! ? and line breaks, not inside numbers, addresses or runs of dots", () => {
  const numbers = (text: string) => splitWords(text).map(({ sentence }) => sentence);
  expect(numbers("No. It failed! Why?\nHelp")).toEqual([0, 1, 1, 2, 3]);
  expect(numbers("pay 3.50 at baraza.example not... working")).toEqual([0, 0, 0, 0, 0, 0, 0, 0]);
});

test("AS-2 commas, brackets and dashes part clauses, and a comma inside a number does not", () => {
  expect(splitWords("no, error (again) - now 3,200").map(({ clause }) => clause)).toEqual([0, 1, 2, 3, 3, 3]);
});

test("AS-2 every word's offsets give back what was written, in order, for any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      let from = 0;
      for (const word of splitWords(text)) {
        expect(word.start).toBeGreaterThanOrEqual(from);
        expect(word.end).toBeGreaterThan(word.start);
        expect(word.text).toMatch(/^[\p{L}\p{N}]+$/u);
        from = word.end;
      }
      expect(from).toBeLessThanOrEqual(text.length);
    }),
  );
});
