/** ID-1: the form of a username. Letters are small; people may type capitals. */
export const usernamePattern = /^[a-z0-9_.]{3,30}$/;

/**
 * Why something typed can't be the form of a username, in words for the one who types; null when it can. Whether the name is
 * free or reserved only the server knows.
 */
export function usernameFormProblem(typed: string): string | null {
  const name = typed.trim().toLowerCase();
  const odd = [...name].find((letter) => !/[a-z0-9_.]/.test(letter));
  if (odd && /\p{L}|\p{M}|\p{N}/u.test(odd) && !/[a-z0-9]/.test(odd)) {
    const plain = odd.normalize("NFKD").replace(/\p{M}/gu, "");
    if (/^[a-z0-9]+$/i.test(plain)) return `Write “${plain.toLowerCase()}” instead of “${odd}”: usernames have only plain letters.`;
    return /[a-z]/.test(name)
      ? `The letter “${odd}” comes from another alphabet, even if it looks like one of a–z. Type the name again with a–z.`
      : "Usernames have only the letters a–z, digits, _ and . Your display name can have any letters.";
  }
  return usernamePattern.test(name) ? null : "Use 3–30 characters of a–z, 0–9, _ and .";
}
