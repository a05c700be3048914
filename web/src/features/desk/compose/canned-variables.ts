import type { Ticket } from "../../../../../contract/desk.ts";

/** What canned replies may speak of. */
export type Facts = { ticket: Pick<Ticket, "number" | "subject" | "requester">; writer: { name: string } };

const variable = /\{\{\s*([\w.]+)\s*\}\}/g;

/** The name by which one speaks to somebody: the first word of it, titles left out. */
export function firstName(name: string): string {
  const parts = name.trim().split(/\s+/);
  const isTitle = /^(mr|mrs|ms|miss|dr|prof|eng|chief|alhaji|alhaja|pastor|rev)\.?$/i;
  return parts.find((part) => !isTitle.test(part)) ?? parts[0] ?? "";
}

function valueOf(name: string, { ticket, writer }: Facts): string | undefined {
  switch (name) {
    case "requester.firstName": return firstName(ticket.requester.name);
    case "requester.name": return ticket.requester.name;
    case "ticket.number": return ticket.number;
    case "ticket.subject": return ticket.subject;
    case "agent.firstName": return firstName(writer.name);
    case "agent.name": return writer.name;
    default: return undefined;
  }
}

/** A canned reply with its variables filled. Unknown ones stay as they are, for `unfilled` to find. */
export function filled(body: string, facts: Facts): string {
  return body.replace(variable, (whole, name: string) => valueOf(name, facts) ?? whole);
}

/** Variables that would go out as they stand, each once. */
export function unfilled(text: string): string[] {
  return [...new Set([...text.matchAll(variable)].map(([whole]) => whole))];
}
