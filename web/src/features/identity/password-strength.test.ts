import { expect, test } from "vitest";
import { passwordStrength } from "./password-strength.ts";

test("ID-1 a password under 8 characters is too short, and says how much is missing", () => {
  expect(passwordStrength("abc")).toEqual({ score: 0, word: "Too short", advice: "5 characters more." });
  expect(passwordStrength("abcdefg").advice).toBe("1 character more.");
});

test("ID-1 rows, common words and one's own name are called easily guessed", () => {
  for (const password of ["12345678", "abcdefgh", "87654321", "aaaaaaaaaa", "Password123!", "qwertyuiop1"]) {
    expect(passwordStrength(password).score, password).toBe(1);
  }
  expect(passwordStrength("amina2026!", ["Amina Otieno"]).word).toBe("Easily guessed");
  expect(passwordStrength("amina2026!", ["Brian"]).word).not.toBe("Easily guessed");
});

test("ID-1 length makes a password strong", () => {
  expect(passwordStrength("mango bicycle").score).toBe(3);
  expect(passwordStrength("maandazi").score).toBeLessThan(3);
  expect(passwordStrength("three mangoes by the lake").advice).toBeNull();
});
