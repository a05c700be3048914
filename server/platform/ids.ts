import { createHash } from "node:crypto";
import { randomUUIDv7 } from "node:crypto";

/** A new time-ordered id (RFC 9562 version 7), as the database's own `uuidv7()` makes. */
export function newId(): string {
  return randomUUIDv7();
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}

/**
 * An id made from what it stands for: the same parts give the same id, so that what is tried again is stored once (CV-1). A name-based
 * UUID, version 8 (RFC 9562, section 5.8), over SHA-256.
 */
export function derivedId(...parts: (string | number)[]): string {
  const bytes = createHash("sha256").update(parts.join("\n")).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
