import { createHmac, timingSafeEqual } from "node:crypto";

/** better-auth's cookie, with our prefix (its documentation: cookies). `__Secure-` is added on https. */
export const cookiePrefix = "baraza";

/** The session token of a Cookie header. Checked before the database is asked, so that made-up cookies cost nothing. */
export function sessionTokenFrom(cookieHeader: string | undefined, secret: string): string | null {
  return signedCookieFrom(cookieHeader, "session_token", secret);
}

/** The value of one of better-auth's cookies, if its signature is ours: `value.base64(HMAC-SHA256(secret, value))`, URL-encoded. */
export function signedCookieFrom(cookieHeader: string | undefined, cookieName: string, secret: string): string | null {
  if (!cookieHeader) return null;
  for (const name of [`__Secure-${cookiePrefix}.${cookieName}`, `${cookiePrefix}.${cookieName}`]) {
    const found = cookieHeader.split(/; */).find((c) => c.startsWith(`${name}=`));
    if (!found) continue;
    const value = decode(found.slice(name.length + 1));
    const dot = value.lastIndexOf(".");
    if (dot < 1) continue;
    const token = value.slice(0, dot);
    if (token.length > 200) continue;
    const given = Buffer.from(value.slice(dot + 1));
    const expected = Buffer.from(createHmac("sha256", secret).update(token).digest("base64"));
    if (given.length === expected.length && timingSafeEqual(given, expected)) return token;
  }
  return null;
}

/** The cookie value for a token: what better-auth sets. Used by tests and the benchmark's seeded sessions. */
export function signedSessionCookie(token: string, secret: string): string {
  const signature = createHmac("sha256", secret).update(token).digest("base64");
  return `${cookiePrefix}.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
