import { randomUUIDv7 } from "node:crypto";

/** A new time-ordered id (RFC 9562 version 7), as the database's own `uuidv7()` makes. */
export function newId(): string {
  return randomUUIDv7();
}

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
export function isUuid(text: string): boolean {
  return uuidPattern.test(text);
}
