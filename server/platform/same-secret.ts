import { createHash, timingSafeEqual } from "node:crypto";

/** Whether what was given is the secret; takes as long wherever they differ, and whatever their lengths. */
export function sameSecret(given: string, secret: string): boolean {
  const hash = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(hash(given), hash(secret));
}
