import { createHash } from "node:crypto";

/** Lower case, without accents, with single spaces for everything that is neither letter nor digit. */
export function plainWords(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** The same for texts that differ only in case, accents, spaces and punctuation (DK-2). */
export function textFingerprint(...texts: string[]): string {
  // Texts of symbols only ("???") have no words; they are compared as they are.
  const words = texts.map((text) => plainWords(text) || text.trim());
  return createHash("sha256").update(JSON.stringify(words)).digest("base64url").slice(0, 32);
}
