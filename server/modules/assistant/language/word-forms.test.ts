import { expect, test } from "vitest";
import { spellingsOf, stemWord } from "./word-forms.ts";

test("AS-2 the forms of a word share a stem", () => {
  const families = [
    ["fail", "fails", "failed", "failing"],
    ["charge", "charges", "charged", "charging"],
    ["stop", "stops", "stopped", "stopping"],
    ["crash", "crashes", "crashed", "crashing"],
    ["try", "tries", "tried", "trying"],
    ["pay", "pays", "paid", "paying"],
    ["take", "takes", "took", "taken", "taking"],
    ["bill", "bills", "billed", "billing"],
    ["error", "errors"],
  ];
  expect(families.filter((family) => new Set(family.map(stemWord)).size > 1)).toEqual([]);
});

test("AS-2 words that only look like forms of another keep their own stem", () => {
  const pairs = [["note", "not"], ["noted", "not"], ["thing", "th"], ["need", "ne"], ["this", "thi"], ["charger", "charge"], ["bring", "br"]] as const;
  expect(pairs.filter(([word, other]) => stemWord(word) === stemWord(other))).toEqual([]);
});

test("AS-2 Swahili words pass the stemmer unharmed", () => {
  for (const word of ["haifanyi", "imekatwa", "pesa", "shida", "akaunti"]) expect(stemWord(word)).toBe(word);
});

test("AS-2 mistyped words are compared with all forms of a long word, and only with what is written of a short one", () => {
  expect(spellingsOf("charged").toSorted()).toEqual(["charge", "charged", "charges", "charging"]);
  expect(spellingsOf("failed")).toEqual(["failed"]);
  expect(spellingsOf("lock")).toEqual(["lock"]);
});
