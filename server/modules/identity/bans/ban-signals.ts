import { createHmac, randomBytes } from "node:crypto";
import { isIP } from "node:net";
import { ipv6Groups, withoutMapping } from "../../../platform/limits/limited-address.ts";
import type { Services } from "../../../platform/services.ts";

export type SignalKind = "device" | "network" | "mailbox" | "email_pattern";
export interface Signal { kind: SignalKind; hash: string }

const deviceName = "baraza_device";
/** Browsers keep a cookie no longer than this, in seconds. */
const deviceLife = 400 * 86_400;
const devicePattern = /^[A-Za-z0-9_-]{32}$/;

/** The id that this browser was given before, or a new one. It says nothing but "the same browser as then". */
export function deviceOf(cookieHeader: string | undefined): string {
  const value = cookieHeader?.split(/; */).find((part) => part.startsWith(`${deviceName}=`))?.slice(deviceName.length + 1) ?? "";
  return devicePattern.test(value) ? value : randomBytes(24).toString("base64url");
}

/** Only sign-in and sign-up see it. */
export function deviceCookie(services: Services, device: string): string {
  const secure = services.config.publicUrl?.startsWith("https:") ? "; Secure" : "";
  return `${deviceName}=${device}; Max-Age=${deviceLife}; Path=/api/auth; HttpOnly; SameSite=Lax${secure}`;
}

/** ID-12: what is kept of a visitor, as hashes keyed with the instance's secret: nobody can read a device, a network or an address from them. */
export function signalsOf(services: Services, visitor: { device: string | null; address: string | null; email: string | null }): Signal[] {
  const found: [SignalKind, string | null][] = [
    ["device", visitor.device], ["network", visitor.address === null ? null : networkOf(visitor.address)],
    ["mailbox", visitor.email && mailboxOf(visitor.email)], ["email_pattern", visitor.email && emailPatternOf(visitor.email)],
  ];
  return found.flatMap(([kind, value]) => (value === null ? [] : [{ kind, hash: createHmac("sha256", services.config.secret).update(`ban-signal:${kind}:${value}`).digest("base64url") }]));
}

/** /24 of IPv4, /48 of IPv6. Null for private and local addresses: there a proxy's address stands for everybody. */
export function networkOf(address: string): string | null {
  const plain = withoutMapping(address);
  if (isIP(plain) === 4) {
    const [a = 0, b = 0, c = 0] = plain.split(".").map(Number);
    const local = a === 0 || a === 10 || a === 127 || (a === 192 && b === 168) || (a === 172 && b >= 16 && b < 32) || (a === 169 && b === 254);
    return local ? null : `${a}.${b}.${c}`;
  }
  const [first = 0, second = 0, third = 0] = ipv6Groups(plain) ?? [];
  // Global unicast only: fc00::/7, fe80::/10 and ::1 are somebody's own.
  return first >= 0x2000 && first <= 0x3fff ? [first, second, third].map((n) => n.toString(16)).join(":") : null;
}

/** The mailbox that an address reaches: without a +tag, and for Gmail without dots. */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1).toLowerCase().replace(/^googlemail\.com$/, "gmail.com");
  const local = email.slice(0, at).toLowerCase().replace(/\+.*$/, "");
  return `${domain === "gmail.com" ? local.replaceAll(".", "") : local}@${domain}`;
}

/** `sade.b81@…` and `sade.b82@…` are one pattern. Null without a number at the end, or when too little stands before it to mean anything. */
export function emailPatternOf(email: string): string | null {
  const mailbox = mailboxOf(email);
  const found = /^([^@]*[^@\d])\d+(@.*)$/.exec(mailbox);
  return found && (found[1]?.length ?? 0) >= 4 ? `${found[1]}#${found[2]}` : null;
}
