import { expect, test } from "vitest";
import { placeGiven, readChoice, writeChoice } from "./place-choice.ts";

test("ID-10 a chosen place survives a form's text, with its name; a typed one is sent as text", () => {
  const lagos = { id: 2332459, label: "Lagos, Nigeria" };
  expect(readChoice(writeChoice(lagos))).toEqual(lagos);
  expect(placeGiven(writeChoice(lagos))).toEqual({ placeId: 2332459 });
  expect(placeGiven(writeChoice({ id: null, label: "Naijrobi | Kenya" }))).toEqual({ text: "Naijrobi | Kenya" });
  expect(placeGiven("")).toBeUndefined();
});
