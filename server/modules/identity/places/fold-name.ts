/** Letters that do not come apart into a letter of a–z and a mark. */
const spelled: Record<string, string> = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ð: "d", đ: "d", þ: "th", ł: "l", ı: "i", ħ: "h", ŧ: "t", ŋ: "ng", ɓ: "b", ɗ: "d", ƙ: "k", ƴ: "y", ɛ: "e", ɔ: "o", ə: "e" };

/** A place's name as it is compared: `Abẹ́òkúta` → `abeokuta`, `Saint-Étienne` → `saint etienne`. */
export function foldName(name: string): string {
  return name.toLowerCase().normalize("NFKD").replaceAll(/[\p{M}'’ʼ‘`.]/gu, "").replaceAll(/[^\p{L}\p{N}]+/gu, " ").replaceAll(/[^\x20-\x7e]/g, (letter) => spelled[letter] ?? letter).trim();
}
