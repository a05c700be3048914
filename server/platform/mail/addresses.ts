import { randomBytes } from "node:crypto";
import addressparser from "nodemailer/lib/addressparser";
import { oneLine } from "./mail-content.ts";

export interface MailAddress {
  address: string;
  /** Empty when there is none. */
  name: string;
}

const shape = /^[^\s@<>(),;:"\\[\]]+@[^\s@<>(),;:"\\[\]]+$/;

/** One recipient, checked: an address with a comma or a line break in it would be two. @throws Error */
export function oneAddress(to: { address: string; name?: string }): MailAddress {
  if (to.address.length > 254 || !shape.test(to.address)) throw new Error("a mail goes to exactly one well-formed address");
  return { address: to.address, name: oneLine(to.name ?? "", 80) };
}

/** Reads an address as configured: `Help desk <help@example.com>` or `help@example.com`. @throws Error when it holds no address */
export function readAddress(text: string): MailAddress {
  const [first] = addressparser(text, { flatten: true });
  if (!first?.address) throw new Error("BARAZA_MAIL_FROM holds no address");
  return { address: first.address, name: first.name };
}

/** A Message-ID of our own: `<token@domain-of-from>` (RFC 5322 3.6.4). */
export function newMessageId(from: string): string {
  return `<${randomBytes(18).toString("base64url")}@${from.slice(from.lastIndexOf("@") + 1).toLowerCase()}>`;
}
