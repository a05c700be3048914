import { createPublicKey, verify } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";

const day = 86_400;

/** Why a push service would not take a message; null when it would. */
export interface Refusal { status: number; why: string }

/** RFC 8030 5.2 to 5.4, RFC 8188: the headers of a push message. */
export function refuseHeaders(headers: IncomingHttpHeaders, bytes: number): Refusal | null {
  if (!/^\d+$/.test(String(headers.ttl ?? ""))) return { status: 400, why: "TTL is missing or is no number of seconds" };
  if (bytes > 4096) return { status: 413, why: "a message has at most 4,096 bytes" };
  if (bytes > 0 && headers["content-encoding"] !== "aes128gcm") return { status: 415, why: "Content-Encoding must be aes128gcm" };
  if (headers.urgency !== undefined && !["very-low", "low", "normal", "high"].includes(String(headers.urgency))) return { status: 400, why: "unknown Urgency" };
  if (headers.topic !== undefined && !/^[A-Za-z0-9_-]{1,32}$/.test(String(headers.topic))) return { status: 400, why: "a Topic has at most 32 characters of base64url" };
  return null;
}

/** RFC 8292: `Authorization: vapid t=<token>, k=<public key>`. @returns the key, or why not */
export function checkVapid(authorization: string | undefined, audience: string, now: Date): { key: string } | Refusal {
  const refuse = (why: string): Refusal => ({ status: 401, why });
  const given = /^vapid t=([\w-]+)\.([\w-]+)\.([\w-]+), ?k=([\w-]+)$/i.exec(authorization ?? "");
  if (!given) return refuse("no VAPID token");
  const [, head = "", claims = "", signature = "", key = ""] = given;
  const point = Buffer.from(key, "base64url");
  if (point.length !== 65 || point[0] !== 4) return refuse("the key is not a point of P-256");
  const publicKey = createPublicKey({ format: "jwk", key: { kty: "EC", crv: "P-256", x: point.subarray(1, 33).toString("base64url"), y: point.subarray(33).toString("base64url") } });
  if (read(head).alg !== "ES256") return refuse("the token is not ES256");
  if (!verify("sha256", Buffer.from(`${head}.${claims}`), { key: publicKey, dsaEncoding: "ieee-p1363" }, Buffer.from(signature, "base64url"))) return refuse("the signature is wrong");
  const { aud, exp, sub } = read(claims);
  const seconds = now.getTime() / 1000;
  if (aud !== audience) return refuse("the token is for another service");
  if (typeof exp !== "number" || exp <= seconds || exp > seconds + day) return refuse("the token has ended, or lives longer than a day");
  if (typeof sub !== "string" || !/^(mailto:|https:)/.test(sub)) return refuse("the token says nobody to write to");
  return { key };
}

function read(part: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
}
