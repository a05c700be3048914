import type { automationVariables } from "../../../../contract/desk-automation-names.ts";
import type { TicketHead } from "../ticket.ts";

const title = /^(mr|mrs|ms|miss|dr|prof|eng|chief|alhaji|alhaja|pastor|rev)\.?$/i;

/** A rule's words with what stands between {{ and }} filled in. The contract let no other names pass. */
export function fillVariables(body: string, { number, subject, requester }: Pick<TicketHead, "number" | "subject" | "requester">): string {
  const parts = requester.name.trim().split(/\s+/);
  const values: Record<(typeof automationVariables)[number], string> = {
    "requester.firstName": parts.find((part) => !title.test(part)) ?? requester.name, "requester.name": requester.name, "ticket.number": number, "ticket.subject": subject,
  };
  return body.replace(/\{\{\s*([\w.]+)\s*\}\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? values[name as keyof typeof values] : whole));
}
