import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";

/** Addresses change twice a day and work for 12 to 24 hours: the browser's cache keeps pictures that were paid for by the megabyte. */
const stepSeconds = 12 * 3600;

const keys = new Map<string, Buffer>();
function keyOf(secret: string): Buffer {
  let key = keys.get(secret);
  if (!key) keys.set(secret, key = Buffer.from(hkdfSync("sha256", secret, "", "baraza: addresses of files", 32)));
  return key;
}

function mac(secret: string, fileId: string, variant: string, expires: number): string {
  return createHmac("sha256", keyOf(secret)).update(`${fileId}/${variant}/${expires}`).digest("base64url").slice(0, 32);
}

/** The path of a file's variant that works without a session until it expires. `now` decides the expiry, rounded. */
export function signedPath(secret: string, fileId: string, variant: string, now: Date): string {
  const expires = (Math.floor(now.getTime() / 1000 / stepSeconds) + 2) * stepSeconds;
  return `/files/${fileId}/${variant}?e=${expires}&s=${mac(secret, fileId, variant, expires)}`;
}

/** Whether a signature is ours and still valid. Constant time in the signature. */
export function checkSignature(secret: string, fileId: string, variant: string, query: { e: string; s: string }, now: Date): "valid" | "expired" | "forged" {
  const expires = Number(query.e);
  if (!Number.isSafeInteger(expires) || String(expires) !== query.e) return "forged";
  const expected = Buffer.from(mac(secret, fileId, variant, expires));
  const given = Buffer.from(query.s);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "forged";
  return expires * 1000 > now.getTime() ? "valid" : "expired";
}
