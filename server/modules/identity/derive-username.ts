import { randomInt } from "node:crypto";
import { usernameProblem } from "./check-username.ts";

/** The longest username. */
const longest = 30;
/** Numbers are tried in order up to this one; then chance decides. */
const lastInOrder = 40;
/** Letters that do not come apart into a letter of a–z and a mark. */
const spelled: Record<string, string> = {
  ß: "ss", æ: "ae", œ: "oe", ø: "o", ð: "d", đ: "d", þ: "th", ł: "l", ı: "i", ħ: "h", ŧ: "t", ŋ: "ng", ɓ: "b", ɗ: "d", ɖ: "d", ƙ: "k", ƴ: "y", ɛ: "e", ɔ: "o", ə: "e", ǝ: "e", ƒ: "f",
};

/** `Ọlá O'Brien-Łęcka` → `ola.obrien.lecka`. Empty when no letter of the name can be written in a–z. */
function plainName(name: string): string {
  const letters = name.toLowerCase().normalize("NFKD").replaceAll(/[\p{M}'’ʼ]/gu, "").replaceAll(/[^a-z0-9]/g, (letter) => spelled[letter] ?? " ");
  const words = letters.split(/\s+/).filter(Boolean).join(".");
  return /[a-z]/.test(words) ? cut(words, longest) : "";
}

/** At most `length` characters, without a dot at the end: a sentence's full stop must not look like a part of the name. */
const cut = (text: string, length: number) => text.slice(0, length).replace(/\.+$/, "");

/**
 * Usernames for somebody who did not choose one, best first: the name in a–z and 0–9, then with a number behind it. A name that is
 * too short, reserved or in an alphabet that we can't spell gets the word `person`. All follow the rules of sign-up.
 */
export function usernamesFor(name: string): string[] {
  const plain = plainName(name);
  const root = plain === "" ? "person" : usernameProblem(plain) === null ? plain : `${cut(plain, longest - 7)}.person`;
  const numbered = (number: number) => `${cut(root, longest - String(number).length)}${number}`;
  const inOrder = Array.from({ length: lastInOrder - 1 }, (_, i) => numbered(i + 2));
  const byChance = Array.from({ length: 5 }, () => numbered(randomInt(100_000, 1_000_000)));
  return [root, ...inOrder, ...byChance].filter((username) => usernameProblem(username) === null);
}
