import { randomInt } from "node:crypto";

/** Letters and digits that are not taken for one another. */
const signs = "abcdefghjkmnpqrstuvwxyz23456789";

/** Ten codes of 49 bits, such as `k7m2p-x9q4w`. */
export function newRecoveryCodes(): string[] {
  const five = () => Array.from({ length: 5 }, () => signs[randomInt(signs.length)]).join("");
  return Array.from({ length: 10 }, () => `${five()}-${five()}`);
}

/** A recovery code as it was given out, from how somebody typed it; null when it can't be one. */
export function readRecoveryCode(typed: string): string | null {
  const plain = typed.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return plain.length === 10 ? `${plain.slice(0, 5)}-${plain.slice(5)}` : null;
}
