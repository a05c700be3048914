import type { NodemailerError } from "nodemailer";

/**
 * Why a mail was not taken.
 * `refused`: this mail will never be taken; `deferred`: this mail not now; `server`: no mail would have been taken.
 */
export interface DeliveryFailure {
  kind: "refused" | "deferred" | "server";
  /** For people and logs: no addresses, no text of the mail. */
  reason: string;
}

const codes: Record<string, string> = {
  ETIMEDOUT: "The mail server did not answer in time.",
  ECONNECTION: "The connection to the mail server broke.",
  ESOCKET: "The mail server could not be reached.",
  EDNS: "The mail server's name could not be looked up.",
  ETLS: "No encrypted connection to the mail server could be made.",
  EAUTH: "The mail server refused our user name or password.",
  ENOAUTH: "The mail server wants a user name and password.",
  EPROTOCOL: "The mail server answered with something that is not SMTP.",
};

/** Commands whose refusal is about this one mail; before them (greeting, sign-in, sender) it is about us. */
const aboutThisMail = new Set(["RCPT TO", "DATA"]);

/** Reads nodemailer's error: RFC 5321 4.2.1 makes 5yz final and 4yz temporary. */
export function readFailure(error: unknown): DeliveryFailure {
  const { code = "", command = "", responseCode, permanent, response } = error as NodemailerError;
  if (!responseCode) return { kind: "server", reason: codes[code] ?? "The mail could not be handed over." };
  const answer = `${responseCode}${enhanced(response)}`;
  if (code === "EAUTH") return { kind: "server", reason: `${codes.EAUTH} (${answer})` };
  // 421 closes the connection, whatever it was said to.
  if (responseCode === 421 || !aboutThisMail.has(command)) return { kind: "server", reason: `The mail server takes no mail at the moment (${answer}).` };
  if (!permanent) return { kind: "deferred", reason: `The mail server asks to try again later (${answer}).` };
  return { kind: "refused", reason: command === "RCPT TO" ? `The mail server refused the recipient (${answer}).` : `The mail server refused the mail (${answer}).` };
}

/** The enhanced status code (RFC 3463), such as 5.1.1 for an unknown mailbox; the text behind it may hold the address. */
function enhanced(response: string | undefined): string {
  const found = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response ?? "");
  return found ? ` ${found[1]}` : "";
}
