import { api } from "../../lib/api.ts";
import type { MessagesPage, Snapshot, ThreadEvent } from "./thread-state.ts";

/** Rounds before giving up for now: 100 messages each. */
const rounds = 50;

/**
 * Asks for what was missed: a fresh look, and where that does not reach back to what is held, the messages between (CV-4).
 *
 * @param completeTo the seq up to which nothing is missing, at the time of asking
 * @returns whether all is there now; false after a failure, which the next look makes good
 */
export async function catchUp(conversationId: string, refresh: () => Promise<Snapshot>, apply: (event: ThreadEvent) => void, completeTo: () => number): Promise<boolean> {
  try {
    const snapshot = await refresh();
    apply({ type: "page", snapshot });
    const last = snapshot.page.items.at(-1)?.seq ?? 0;
    for (let round = 0; completeTo() < last && round < rounds; round++) {
      const after = completeTo();
      const page = await api<MessagesPage>("GET", `/api/conversations/${conversationId}/messages`, { query: { after, limit: 100 } });
      apply({ type: "newer", after, page });
      if (!page.more) break;
    }
    return completeTo() >= last;
  } catch {
    return false;
  }
}
