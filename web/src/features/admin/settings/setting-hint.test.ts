import { expect, test } from "vitest";
import { errorsOf, errorText, hintOf } from "./setting-hint.ts";

test("AD-6 bounds are told before they are broken", () => {
  expect(hintOf({ kind: "number", whole: true, least: 0, most: 8760 })).toBe("A number from 0 to 8,760.");
  expect(hintOf({ kind: "number", whole: false, least: 0, most: null })).toBe("A number, 0 or more.");
  expect(hintOf({ kind: "number", whole: true, least: null, most: null })).toBeNull();
});

test("AD-6 an error of the server stands at its setting, with the place inside the value", () => {
  const lines = { kind: "lines", most: 20 } as const;
  expect(errorText(lines, errorsOf(lines, { "value.1": "Write an email address." }))).toBe("Line 2: Write an email address.");
  const text = { kind: "text", long: false, most: null, nullable: false } as const;
  expect(errorText(text, errorsOf(text, { value: "Give a name." }))).toBe("Give a name.");
  const json = { kind: "json" } as const;
  expect(errorText(json, errorsOf(json, { "value.languages.en.phrases.3.weight": "The least weight is 1." }))).toBe("languages.en.phrases.3.weight: The least weight is 1.");
  expect(errorsOf({ kind: "hours" }, { "value.saturday.0.to": "Write a time.", "value.zone": "Choose a zone." })).toEqual({ saturday: "Write a time.", zone: "Choose a zone." });
  expect(errorText(text, {})).toBeNull();
});
