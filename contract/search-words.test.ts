import fc from "fast-check";
import { expect, test } from "vitest";
import { holds, snippetOf } from "./search-snippet.ts";
import { parseTerms, plainWords, searchTokens, writeTerms } from "./search-words.ts";

const typed = fc.oneof(fc.string({ unit: "binary", maxLength: 60 }), fc.array(fc.constantFrom("status:", "from:", "-", "\"", " ", "EKSU-124", "ada@example.com", "é", "wallet", "…", "tag:\"a b\"", "12:30", ":"), { maxLength: 12 }).map((parts) => parts.join("")));

test("CV-11 what was read is written so that it is read the same again", () => {
  fc.assert(fc.property(typed, (text) => {
    const terms = parseTerms(text);
    const again = parseTerms(writeTerms(terms));
    expect(again.map((term) => ({ ...term, prefix: false }))).toEqual(terms.map((term) => ({ ...term, prefix: false })));
  }), { numRuns: 500 });
});

test("CV-11 nothing typed gets lost or becomes an operator: tokens cover the text, words hold letters and digits only", () => {
  fc.assert(fc.property(typed, (text) => {
    const tokens = searchTokens(text);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(tokens.map(({ raw }) => raw));
    expect(tokens.map(({ raw }) => raw).join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    for (const { words } of parseTerms(text)) for (const word of words) expect(word).toMatch(/^[\p{L}\p{N}]+$/u);
  }), { numRuns: 500 });
});

test.for<[string, string]>([
  ["wallet", "My [Wallet] is empty"], ["wal", "My [Wallet] is empty"], ["wal empty", "My Wallet is [empty]"], ["\"is empty\"", "My Wallet [is] [empty]"], ["\"my empty\"", "My Wallet is empty"], ["wallet -empty", "My [Wallet] is empty"],
])("CV-11 %j marks %j", ([q, shown]) => {
  expect(snippetOf("My Wallet is empty", parseTerms(q)).map(({ text, hit }) => (hit ? `[${text}]` : text)).join("")).toBe(shown);
});

test("CV-11 a snippet shows the first hit of a long text, holds the text's own words, and marks numbers and accents", () => {
  const long = `${"word ".repeat(300)}the Café order EKSU-00124 ${"tail ".repeat(300)}`;
  const parts = snippetOf(long, parseTerms("cafe EKSU-124"));
  expect(parts.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(["Café", "EKSU-00124".slice(0, 4), "00124"]);
  expect([parts[0]?.text.startsWith("… "), parts.at(-1)?.text.endsWith(" …")]).toEqual([true, true]);
  fc.assert(fc.property(fc.string({ unit: "grapheme", maxLength: 400 }), fc.string({ maxLength: 10 }), (text, q) => {
    const written = snippetOf(text, parseTerms(q)).map((part) => part.text).join("").replace(/^… | …$/g, "");
    expect(plainWords(text)).toContain(plainWords(written));
    expect(written.length).toBeLessThanOrEqual(240);
  }));
});

test("CV-11 words with hyphens are marked as they are found: joined and apart, whole and begun", () => {
  const marked = (q: string) => snippetOf("Paid by M-PESA twice", parseTerms(q)).filter(({ hit }) => hit).map(({ text }) => text).join("");
  expect(["mpesa", "mpes", "pesa", "m-pesa", "mpesatwice"].map(marked)).toEqual(["MPESA", "MPESA", "PESA", "MPESA", ""]);
  expect(parseTerms("-mpesa tap").map((term) => holds("By M-PESA", term))).toEqual([true, false]);
});
