import { expect, test } from "vitest";
import { parseTerms } from "../../../contract/search-words.ts";
import { wordQuery } from "./search-words.ts";

const padded = (prefix: string, first = "") => `('${prefix}00124'${first} | '${prefix}124' | '${prefix}0124' | '${prefix}000124' | '${prefix}0000124' | '${prefix}00000124')`;

test.for<[string, string | null, string | null]>([
  ["charged twice", "'charged' & 'twice':*", null], ["HELP-00124", null, padded("help-", ":*")], ["(#HELP-00124).", null, padded("help-", ":*")], ["help\u201100124 twice", "'twice':*", padded("help-")], ["help00124 twice", "'twice':*", padded("help")],
  ["00124", "'00124':*", null], ["Café", "'cafe':*", null], ["it's & | ! ( :*", "'it' & 's'", null], ["'); DROP TABLE x; --", "'drop' & 'table' & 'x'", null], ["  ", null, null], ["!!!", null, null],
  ["ada@example.com", "('ada' <-> 'example' <-> 'com':*)", null], ["\"charged twice\" today", "('charged' <-> 'twice') & 'today':*", null], ["refund -wallet -\"sold out\"", "'refund' & !('wallet') & !('sold' <-> 'out')", null],
])("DK-6 CV-11 %j is searched by the words %s and the numbers %s", ([typed, words, numbers]) => {
  expect(wordQuery(parseTerms(typed))).toEqual({ words, numbers });
});
