import { expect, test } from "vitest";
import { sameText, textFingerprint } from "./similar.ts";

test("DK-2 the same words are the same text whatever their case, spaces, accents and punctuation", () => {
  expect(sameText("My post FAILED!!!", " my  post\nfailed ")).toBe(true);
  expect(sameText("I can’t log in", "I can't log in 😡")).toBe(true);
  expect(sameText("Café", "CAFE")).toBe(true);
});

test("DK-2 other words, another order or another number are another text", () => {
  expect(sameText("my post failed", "my posts failed")).toBe(false);
  expect(sameText("not paid", "paid, not")).toBe(false);
  expect(sameText("I paid 500", "I paid 5000")).toBe(false);
  expect(sameText("👍", "👎")).toBe(false);
  expect(sameText("a".repeat(9_000), `${"a".repeat(8_999)}b`)).toBe(false);
});

test("DK-2 a fingerprint has a fixed length and hides the text", () => {
  expect(textFingerprint("My PIN is 4711")).toMatch(/^[0-9a-f]{64}$/);
  expect(textFingerprint("")).toBe(textFingerprint("   "));
});
