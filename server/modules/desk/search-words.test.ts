import { expect, test } from "vitest";
import { wordQuery } from "./search-words.ts";

test.for<[string, string | null, string | null]>([
  ["charged twice", "'charged' & 'twice':*", null], ["HELP-00124", null, "'help-00124':*"], ["(#HELP-00124).", null, "'help-00124':*"], ["help\u201100124 twice", "'twice':*", "'help-00124'"], ["help00124 twice", "'twice':*", "'help00124'"], ["00124", "'00124':*", null], ["Café", "'cafe':*", null],
  ["it's & | ! ( :*", "'it' & 's':*", null], ["'); DROP TABLE x; --", "'drop' & 'table' & 'x':*", null], ["  ", null, null], ["!!!", null, null], ["ada@example.com", "'ada' & 'example' & 'com':*", null],
])("DK-6 %j is searched by the words %s and the numbers %s", ([typed, words, numbers]) => {
  expect(wordQuery(typed)).toEqual({ words, numbers });
});
