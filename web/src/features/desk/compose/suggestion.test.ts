import { expect, test } from "vitest";
import { completed, fitting, suggestingAt } from "./suggestion.ts";

const at = (text: string, kind: "canned" | "mention") => suggestingAt(text, text.length, kind);

test("DK-9 a shortcut is offered where a word begins with a slash, not inside addresses and fractions", () => {
  expect(at("/ref", "canned")).toEqual({ kind: "canned", query: "ref", from: 0, to: 4 });
  expect(at("Hello\n/Re", "canned")).toEqual({ kind: "canned", query: "re", from: 6, to: 9 });
  for (const text of ["https://x", "1/2", "and/or", "/ref "]) expect(at(text, "canned")).toBeNull();
});

test("CV-10 a colleague is offered behind an @ that begins a word, not inside an email address", () => {
  expect(at("see @wan", "mention")).toEqual({ kind: "mention", query: "wan", from: 4, to: 8 });
  expect(at("(@ko.fi", "mention")).toMatchObject({ query: "ko.fi" });
  for (const text of ["ada@example.com", "@@kofi", "see @kofi!"]) expect(at(text, "mention")).toBeNull();
});

test("DK-9 a completion takes the place of what was typed, and the rest of the text stays", () => {
  const suggesting = suggestingAt("Hi /re there", 6, "canned");
  expect(suggesting && completed("Hi /re there", suggesting, "all good")).toEqual({ text: "Hi all good there", cursor: 11 });
});

test("DK-9 what begins with the typed letters comes before what only contains them", () => {
  const entries = [{ w: "refund", t: "Refund sent" }, { w: "wait", t: "Waiting for the reference" }, { w: "ref", t: "Ask" }];
  expect(fitting(entries, "ref", (e) => e.w, (e) => e.t).map((e) => e.w)).toEqual(["refund", "ref", "wait"]);
});
