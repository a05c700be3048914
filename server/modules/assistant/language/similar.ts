import { createHash } from "node:crypto";
import { splitWords } from "./words.ts";

/**
 * Fingerprint of what a text says, for finding repeats (DK-2): case, accents, white space, punctuation and emoji do not
 * matter. 64 hexadecimal digits (SHA-256 of the folded words); the text cannot be read back from it.
 * A text without any letter or digit is told apart by its signs.
 */
export function textFingerprint(text: string): string {
  const words = splitWords(text).map((word) => word.text);
  const folded = words.length > 0 ? words.join(" ") : text.replace(/\s+/g, "");
  return createHash("sha256").update(folded).digest("hex");
}

/** True when two texts say the same in the same words (DK-2's "repeat of the same text"). */
export function sameText(left: string, right: string): boolean {
  return textFingerprint(left) === textFingerprint(right);
}
