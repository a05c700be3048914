import { expect, test } from "vitest";
import { commonWords } from "./common-words.ts";
import { guessable } from "./check-password.ts";

test("ID-1 the passwords that are guessed first are refused, however they are dressed", () => {
  for (const password of [
    "password", "Password1", "PASSWORD123", "p@ssw0rd", "P@55w0rd!", "passw0rd99", "password2026", "12345678", "123456789", "1234567890", "87654321", "11111111", "00000000", "12121212",
    "qwertyui", "qwerty123", "Qwerty12", "1q2w3e4r", "1qaz2wsx", "asdfghjkl", "zxcvbnm1", "iloveyou", "iloveyou2", "letmein1", "welcome1", "Welcome@123", "admin123", "administrator",
    "sunshine", "princess1", "football", "chelsea1", "Arsenal2025", "liverpool", "jesus123", "JesusIsLord1", "blessing1", "nigeria1", "naija123!", "kenya2026", "nairobi254", "abcd1234", "abc12345",
    "aaaaaaaa", "abcabcabc", "michael1", "superman", "trustno1", "changeme", "secret123", "hakunamatata", "passwordpassword", "mpesa2025", "wanjiru1", "1password", "!!password", "pass word",
  ]) expect(guessable(password), password).not.toBeNull();
});

test("ID-1 a password that only its owner would think of is taken", () => {
  for (const password of ["correct horse battery staple", "mango-bicycle-77", "Tuskys!Rooftop9", "gq7#Lw2pZ", "kitenge lamp on the roof", "zebra42velvet", "iPl4ntedM4ize", "9d2kfo3mslq"]) {
    expect(guessable(password), password).toBeNull();
  }
});

test("ID-1 the person's own names are no password", () => {
  const about = { email: "ada.obi@example.com", username: "adaobi_77", name: "Adaeze Obiora" };
  for (const password of ["ada.obi@example.com", "ada.obi1", "adaobi_77", "Obiora2026", "adaezeobiora", "Adaeze Obiora"]) expect(guessable(password, about), password).not.toBeNull();
  expect(guessable("Obiora likes palm wine", about)).toBeNull();
});

test("ID-1 the list holds enough words", () => {
  expect(commonWords.size).toBeGreaterThan(600);
});
