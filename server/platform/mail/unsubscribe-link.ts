import { createHmac, timingSafeEqual } from "node:crypto";
import { isUuid } from "../ids.ts";
import type { Services } from "../services.ts";
import { pageUrl } from "./page-url.ts";

/**
 * The address that stops mails of a mail's kind. Signed, and naming the mail instead of the person, so that neither an address
 * nor an account can be read out of a log of links.
 */
export function unsubscribeUrl(services: Services, mailId: string): string {
  const id = Buffer.from(mailId.replaceAll("-", ""), "hex").toString("base64url");
  return pageUrl(services, `/unsubscribe/${id}.${signature(services.config.secret, mailId)}`);
}

/** The mail of such an address; null when it is not one of ours. */
export function mailOfUnsubscribe(secret: string, token: string): string | null {
  const [encoded = "", given = ""] = token.split(".");
  const hex = Buffer.from(encoded, "base64url").toString("hex");
  const mailId = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
  if (!isUuid(mailId)) return null;
  const expected = Buffer.from(signature(secret, mailId));
  const bytes = Buffer.from(given);
  return bytes.length === expected.length && timingSafeEqual(bytes, expected) ? mailId : null;
}

function signature(secret: string, mailId: string): string {
  return createHmac("sha256", secret).update(`unsubscribe:${mailId}`).digest("base64url").slice(0, 32);
}
