/** What can stand between {{ and }} in a canned reply, as the desk fills it in when an agent inserts it. */
export const variables = [
  { name: "requester.firstName", meaning: "the first name of the person who asked" },
  { name: "requester.name", meaning: "their whole name" },
  { name: "ticket.number", meaning: "the ticket's number" },
  { name: "ticket.subject", meaning: "its subject" },
  { name: "agent.firstName", meaning: "the first name of whoever answers" },
  { name: "agent.name", meaning: "their whole name" },
] as const;

/** Names between {{ and }} that the desk does not know; it would leave them as they stand. */
export function unknownVariables(body: string): string[] {
  const known: readonly string[] = variables.map(({ name }) => name);
  return [...new Set([...body.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map((found) => found[1] ?? ""))].filter((name) => !known.includes(name));
}
