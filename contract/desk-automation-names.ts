/** What automations are made of (DK-12), apart from the contract so that the web app can take it without it. */

/** Things that happen to a ticket. */
export const automationEvents = ["created", "replied_by_requester", "replied_by_staff", "status_changed", "priority_changed", "assigned", "sla_warning", "sla_breach"] as const;
export type AutomationEvent = (typeof automationEvents)[number];
/** What can be known about whoever asks. `new`: joined within the last 7 days. */
export const requesterFlags = ["first_ticket", "new", "unverified_email", "staff"] as const;
export type RequesterFlag = (typeof requesterFlags)[number];
/** What can stand between {{ and }} in the words of a rule. */
export const automationVariables = ["requester.firstName", "requester.name", "ticket.number", "ticket.subject"] as const;
/** Tickets that a dry run looks at. */
export const dryRunTickets = 100;

const variable = /\{\{\s*([^{}]*?)\s*\}\}/g;

/** Names between {{ and }} that nothing is known for, each once. */
export function unknownAutomationVariables(body: string): string[] {
  const known: readonly string[] = automationVariables;
  return [...new Set([...body.matchAll(variable)].map((found) => found[1] ?? ""))].filter((name) => !known.includes(name));
}
