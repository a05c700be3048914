import { createHash } from "node:crypto";
import { foundByWords, plainWords } from "../../../contract/search-words.ts";

export { foundByWords, plainWords };

/** The same for texts that differ only in case, accents, spaces and punctuation (DK-2). */
export function textFingerprint(...texts: string[]): string {
  // Texts of symbols only ("???") have no words; they are compared as they are.
  const words = texts.map((text) => plainWords(text) || text.trim());
  return createHash("sha256").update(JSON.stringify(words)).digest("base64url").slice(0, 32);
}
