import { expect, test } from "vitest";
import { hueCount, hueOf, initials } from "./initials.ts";

test("ID-11 initials are the first letters of the first and last word", () => {
  expect(initials("Amina Yusuf")).toBe("AY");
  expect(initials("chidinma ada okafor")).toBe("CO");
  expect(initials("Grace")).toBe("G");
  expect(initials("Ẹniọlá Adébáyọ̀")).toBe("ẸA");
  expect(initials("  (Brian)  'Otieno' ")).toBe("BO");
  expect(initials("")).toBe("?");
  expect(initials("!!")).toBe("?");
});

test("ID-11 a person's colour stays the same and people spread over all colours", () => {
  expect(hueOf("0199c0de")).toBe(hueOf("0199c0de"));
  const used = new Set(Array.from({ length: 200 }, (_, at) => hueOf(`person-${at}`)));
  expect([...used].sort()).toEqual(Array.from({ length: hueCount }, (_, at) => at + 1));
});
