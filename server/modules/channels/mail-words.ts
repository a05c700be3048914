import { z } from "zod";
import { setting, type Setting } from "../../platform/settings/settings.ts";
import type { MailTicket } from "./ticket-doors.ts";

const known = ["requester.name", "ticket.number", "ticket.subject"] as const;
const variable = /\{\{\s*([^{}]*?)\s*\}\}/g;

const words = z.string().trim().max(1000, "Keep it to 1,000 characters.").superRefine((text, context) => {
  const unknown = [...text.matchAll(variable)].map((found) => found[1] ?? "").find((name) => !known.some((one) => one === name));
  if (unknown !== undefined) context.addIssue({ code: "custom", message: `There is no variable "${unknown}". Use ${known.map((name) => `{{${name}}}`).join(", ")}.` });
});

function mailWords(key: string, title: string): Setting<string> {
  return setting<string>({
    key: `channels.${key}`, title, schema: words, default: "",
    description: "In place of the usual opening words. Can have {{requester.name}}, {{ticket.number}}, {{ticket.subject}}. Empty: the usual words.",
  });
}

/** DK-18: the opening words of the mails to requesters, as far as an admin wrote their own. The facts and links below them stay. */
export const mailWordsOf = {
  "ticket-receipt": mailWords("receiptWords", "Mail: we have your message"),
  "ticket-reply": mailWords("replyWords", "Mail: somebody answered"),
  "ticket-resolved": mailWords("resolvedWords", "Mail: your ticket is solved"),
  "ticket-reopened": mailWords("reopenedWords", "Mail: opened again"),
  "ticket-closed": mailWords("closedWords", "Mail: your ticket is closed"),
} as const;

/** An admin's words with what stands between {{ and }} filled in. */
export function fillMailWords(text: string, { number, subject, requester }: Pick<MailTicket, "number" | "subject" | "requester">): string {
  const values: Record<string, string> = { "requester.name": requester.name, "ticket.number": number, "ticket.subject": subject };
  return text.replace(variable, (whole, name: string) => values[name] ?? whole);
}
