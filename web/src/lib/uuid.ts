/**
 * A random UUID (version 4, RFC 9562 §5.4), for client-made message ids. `crypto.randomUUID` is missing on pages served
 * over plain HTTP from another machine, where `getRandomValues` still works.
 */
export function uuid(): string {
  if (typeof crypto.randomUUID === "function") return crypto.randomUUID();
  return uuidFrom(crypto.getRandomValues(new Uint8Array(16)));
}

/** Sets the version and variant bits in 16 random bytes and prints them as a UUID. */
export function uuidFrom(bytes: Uint8Array): string {
  const hex = [...bytes].map((byte, at) => {
    const value = at === 6 ? (byte & 0x0f) | 0x40 : at === 8 ? (byte & 0x3f) | 0x80 : byte;
    return value.toString(16).padStart(2, "0");
  });
  return [hex.slice(0, 4), hex.slice(4, 6), hex.slice(6, 8), hex.slice(8, 10), hex.slice(10)].map((part) => part.join("")).join("-");
}
