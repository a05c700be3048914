import type { MessageHit, SearchScope } from "../../../../contract/search.ts";

/** Where a found message is read, at the message itself; null where nobody but those who talk there can open it. */
export function hitLink({ kind, conversationId, seq, ticket }: Pick<MessageHit, "kind" | "conversationId" | "seq" | "ticket">, scope: SearchScope): string | null {
  if (ticket) return `${scope === "team" ? "/desk/tickets" : "/tickets"}/${ticket.number}?at=${seq}`;
  if (scope === "team") return null;
  return `${kind === "direct" ? "/messages" : "/chat"}/${conversationId}?at=${seq}`;
}
