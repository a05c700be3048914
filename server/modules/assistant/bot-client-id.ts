import { createHash } from "node:crypto";

/**
 * The client id of something that the bot writes, made from what it answers to: the same answer can't be stored twice,
 * whatever is tried again (CV-1). A name-based UUID, version 8 (RFC 9562, section 5.8), over SHA-256.
 */
export function botClientId(...parts: (string | number)[]): string {
  const bytes = createHash("sha256").update(parts.join("\n")).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
