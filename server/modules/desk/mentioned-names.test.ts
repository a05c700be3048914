import { expect, test } from "vitest";
import { mentionedNames } from "./mentioned-names.ts";

test.for<[string, string[]]>([
  ["@kofi please look", ["kofi"]], ["ask @Kofi, or @wanjiru.", ["kofi", "wanjiru"]], ["(@ada.obi)", ["ada.obi"]], ["@kofi and @kofi", ["kofi"]],
  ["mail kofi@example.com", []], ["@ab is too short", []], ["no one", []], ["@@kofi", []],
])("CV-10 %j mentions %j", ([text, names]) => {
  expect(mentionedNames(text)).toEqual(names);
});
