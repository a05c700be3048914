import { expect, test } from "vitest";
import { ageOn, birthDateProblem, dayIn, latestBirthDate } from "./age.ts";

const at = (text: string) => new Date(text);

test("ID-9 an age changes at midnight of the instance's time zone, not of the server's or of UTC", () => {
  // 23:30 in London is half past midnight in Lagos.
  expect(dayIn(at("2026-06-09T23:30:00Z"), "Africa/Lagos")).toBe("2026-06-10");
  expect(ageOn("2008-06-10", at("2026-06-09T22:59:59Z"), "Africa/Lagos")).toBe(17);
  expect(ageOn("2008-06-10", at("2026-06-09T23:00:00Z"), "Africa/Lagos")).toBe(18);
  expect(ageOn("2008-06-10", at("2026-06-09T23:00:00Z"), "UTC")).toBe(17);
  expect(ageOn("2008-06-10", at("2026-06-10T09:59:59Z"), "Pacific/Honolulu")).toBe(17);
});

test("ID-9 who was born on 29 February comes of age on 1 March of a year without that day", () => {
  expect(ageOn("2008-02-29", at("2026-02-28T12:00:00Z"), "UTC")).toBe(17);
  expect(ageOn("2008-02-29", at("2026-03-01T00:00:00Z"), "UTC")).toBe(18);
  expect(ageOn("2004-02-29", at("2024-02-29T00:00:00Z"), "UTC")).toBe(20);
  // The form's limit never lets somebody in who is too young.
  for (const day of ["2026-02-28T12:00:00Z", "2026-03-01T12:00:00Z", "2024-02-29T12:00:00Z", "2026-12-31T23:59:59Z"]) {
    expect(ageOn(latestBirthDate(18, at(day), "UTC"), at(day), "UTC"), day).toBe(18);
  }
  expect(latestBirthDate(17, at("2024-02-29T12:00:00Z"), "UTC")).toBe("2007-02-28");
});

test("ID-9 days that do not exist, are to come, or lie more than 120 years back can't be birth dates", () => {
  const now = at("2026-11-21T12:00:00Z");
  const problem = (text: string) => birthDateProblem(text, now, "Africa/Lagos");
  for (const wrong of ["2025-02-29", "2000-13-01", "2000-00-10", "2000-04-31", "0000-01-01"]) expect(problem(wrong), wrong).not.toBeNull();
  expect(problem("2026-11-22")).toContain("still to come");
  expect(problem("2026-11-21")).toBeNull();
  expect(problem("1905-11-20")).toContain("120 years");
  expect(problem("1906-11-21")).toBeNull();
});
