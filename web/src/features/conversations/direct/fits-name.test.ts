import { expect, test } from "vitest";
import { fitsName } from "./fits-name.ts";

test("CV-12 people are found by parts of their name in any order, without accents, and by username", () => {
  const person = { name: "Amína Yusuf Bello", username: "amina.y" };
  for (const typed of ["ami", "AMINA", "bello ami", "@amina.y", ""]) expect(fitsName(person, typed)).toBe(true);
  for (const typed of ["usuf", "amina x", "kofi"]) expect(fitsName(person, typed)).toBe(false);
});
