import type { MessageHit, SearchScope } from "../../../../contract/search.ts";

/** Where a found message is read; null where nobody but those who talk there can open it. */
export function hitLink({ kind, conversationId, ticket }: Pick<MessageHit, "kind" | "conversationId" | "ticket">, scope: SearchScope): string | null {
  if (ticket) return scope === "team" ? `/desk/tickets/${ticket.number}` : `/tickets/${ticket.number}`;
  if (scope === "team") return null;
  return kind === "direct" ? `/messages/${conversationId}` : "/chat";
}
