/** An @ that starts a word, and a username behind it (ID: 3–30 of a–z, 0–9, _ and .). */
const mention = /(?<![\p{L}\p{N}_.@])@([a-z0-9_.]{3,30})/giu;

/** The usernames that a text mentions, lower case, each once. A full stop at the end belongs to the sentence. */
export function mentionedNames(text: string): string[] {
  const names = [...text.matchAll(mention)].map((found) => (found[1] ?? "").toLowerCase().replace(/\.+$/, ""));
  return [...new Set(names)].filter((name) => name.length >= 3);
}
