import { expect, test } from "vitest";
import { healthAdvice, healthTitle } from "./health-advice.ts";

test("AD-1 what is well asks for nothing, and whatever is not says what to do", () => {
  for (const key of ["database", "jobs", "mail", "audit"]) {
    expect(healthAdvice({ key, state: "good" })).toBeNull();
    for (const state of ["warning", "bad"] as const) expect(healthAdvice({ key, state })).toMatch(/\w{4,}.*\./);
  }
});

test("AD-1 a check that this page does not know keeps the server's words", () => {
  expect([healthTitle({ key: "mail", title: "x" }), healthTitle({ key: "float", title: "Low float" })]).toEqual(["Mail", "Low float"]);
  expect(healthAdvice({ key: "float", state: "bad" })).toBeNull();
});
