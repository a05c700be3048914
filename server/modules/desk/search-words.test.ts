import { expect, test } from "vitest";
import { wordQuery } from "./search-words.ts";

test.for<[string, string | null]>([
  ["charged twice", "'charged' & 'twice':*"], ["HELP-00124", "'help-00124':*"], ["00124", "'00124':*"], ["Café", "'cafe':*"], ["it's & | ! ( :*", "'it' & 's':*"],
  ["'); DROP TABLE x; --", "'drop' & 'table' & 'x':*"], ["  ", null], ["!!!", null], ["ada@example.com", "'ada' & 'example' & 'com':*"],
])("DK-6 %j is searched as %s", ([typed, query]) => {
  expect(wordQuery(typed)).toBe(query);
});
