import { expect, test } from "vitest";
import { ApiError } from "../../../lib/api-error.ts";
import { emptySignUp } from "./sign-up-draft.ts";
import { allowedStep, asFormRefusal, problemsOf, stepOfRefusal, type Asked } from "./sign-up-steps.ts";
import { usernameIdeas } from "./username-ideas.ts";

const asked: Asked = {
  location: "required", birthDate: "required", gender: "off", lookingFor: "optional", minimumAge: 18, latestBirthDate: "2008-11-21", earliestBirthDate: "1906-11-21",
  genders: ["woman", "man", "other"], lookingFors: ["women", "men", "everyone"], password: { minimum: 8, maximum: 128 },
};
const half = { ...emptySignUp, username: "amina", name: "Amina", email: "amina@example.com", place: "184745|Nairobi, Kenya", birthDate: "1999-02-03" };

test("ID-1 no step opens before the ones that lead to it are filled in, whatever the address says", () => {
  expect(allowedStep(3, emptySignUp, asked)).toBe(1);
  expect(allowedStep(3, { ...half, email: "" }, asked)).toBe(2);
  expect(allowedStep(3, half, asked)).toBe(3);
  expect(allowedStep(1, half, asked)).toBe(1);
  expect(allowedStep(Number.NaN, half, asked)).toBe(1);
});

test("ID-9 a birth date is asked for where the instance needs it, and one too late or too early says why", () => {
  expect(problemsOf(2, { ...half, birthDate: "" }, asked).birthDate).toBe("Write the day on which you were born.");
  expect(problemsOf(2, { ...half, birthDate: "2010-01-01" }, asked).birthDate).toContain("18");
  expect(problemsOf(2, { ...half, birthDate: "1899-01-01" }, asked).birthDate).toContain("120 years");
  expect(problemsOf(2, { ...half, birthDate: "2030-01-01" }, { ...asked, minimumAge: null }).birthDate).toBe("This day has not come yet.");
  expect(problemsOf(2, { ...half, place: "" }, asked).place).toBe("Choose the place where you live.");
});

test("ID-1 what the server refuses at the end leads back to the step that it is about", () => {
  const taken = asFormRefusal(new ApiError({ type: "/problems/username-taken", title: "This name is taken", status: 409, fields: { username: "This name is taken." } }));
  expect(stepOfRefusal(taken)).toBe(1);
  expect((taken as ApiError).fields.username).toContain("all else is kept");
  const place = asFormRefusal(new ApiError({ type: "/problems/invalid", title: "x", status: 422, fields: { location: "Which place is that?" }, extra: { suggestions: [] } }));
  expect(stepOfRefusal(place)).toBe(2);
  expect((place as ApiError).fields).toEqual({ place: "Which place is that?" });
  const young = asFormRefusal(new ApiError({ type: "/problems/adults-only", title: "Adults only", status: 403, detail: "Only people of 18 and older." }));
  expect(stepOfRefusal(young)).toBe(2);
  expect(stepOfRefusal(asFormRefusal(new ApiError({ type: "network", title: "No connection", status: 0 })))).toBeNull();
});

test("ID-1 ideas for a taken name keep to its form, whatever was typed", () => {
  for (const typed of ["ada", "amina.otieno", "a".repeat(30), "x_"]) {
    const ideas = usernameIdeas(typed, 2026);
    expect(ideas.length).toBeGreaterThan(3);
    for (const idea of ideas) expect(idea).toMatch(/^[a-z0-9_.]{3,30}$/);
    expect(ideas).not.toContain(typed);
    expect(new Set(ideas).size).toBe(ideas.length);
  }
});
