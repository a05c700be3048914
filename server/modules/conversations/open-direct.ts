import { DomainError, invalid, notFound } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import type { Tx } from "../../platform/db/tx.ts";
import * as queries from "./direct.queries.ts";
import { notTaken, notVerified } from "./post-message.ts";
import { newConversationsPerDay } from "./settings.ts";

/**
 * CV-12: the caller's one conversation with a member; begun when there is none. Answers with its id and whether it is new.
 * @throws 403 `not-taking-messages` (a block, a preference, a closed account: they look the same), `not-verified` (ID-2); 404; 422 oneself;
 * 429 after too many new ones in 24 hours
 */
export async function openDirect(tx: Tx, username: string): Promise<{ id: string; opened: boolean }> {
  const perDay = tx.services.settings.get(newConversationsPerDay);
  const [row] = await queries.openDirect.run({ username, perDay, now: tx.now }, tx);
  switch (row?.outcome) {
    case "existing":
    case "opened": break;
    case "self": throw invalid([{ path: "withUsername", message: "This is your own name. Choose somebody else." }]);
    case "not_verified": throw notVerified();
    case "not_taken": throw notTaken();
    case "limited": throw limitReached(tx.now, row.retryAt ?? tx.now, perDay);
    default: throw notFound("This member");
  }
  const id = row.conversationId ?? "";
  if (row.outcome === "opened") await emit(tx, "conversation.opened", { conversationId: id, kind: "direct", byId: tx.actor.personId ?? "", withId: row.otherId ?? "" });
  return { id, opened: row.outcome === "opened" };
}

function limitReached(now: Date, until: Date, perDay: number): DomainError {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return new DomainError({
    code: "too-many", status: 429, title: "Too many at once", retryAfter: seconds, extra: { until: until.toISOString() },
    detail: `You have begun ${perDay} new conversations within a day. Go on with those; the next new one is possible in ${seconds < 5400 ? `${Math.ceil(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`}.`,
  });
}
