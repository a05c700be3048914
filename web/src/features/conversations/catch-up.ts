import { api } from "../../lib/api.ts";
import { missesChanges, missesMessages, type MessagesPage, type Snapshot, type ThreadEvent, type ThreadState } from "./thread-state.ts";

/** Rounds before giving up for now: 100 messages each. */
const rounds = 50;

/**
 * Asks for what was missed: a fresh look, and where that does not reach back to what is held, the messages between (CV-4); then
 * which of the messages held were edited or removed (CV-8).
 *
 * @param held what is known, at the time of asking
 * @returns whether all is there now; false after a failure, which the next look makes good
 */
export async function catchUp(conversationId: string, refresh: () => Promise<Snapshot>, apply: (event: ThreadEvent) => void, held: () => ThreadState | null): Promise<boolean> {
  const completeTo = () => held()?.completeTo ?? 0;
  try {
    const snapshot = await refresh();
    apply({ type: "page", snapshot });
    const last = snapshot.page.items.at(-1)?.seq ?? 0;
    await askNewer(conversationId, apply, held, (state) => state.completeTo < last);
    await catchUpChanges(conversationId, apply, held);
    return completeTo() >= last;
  } catch {
    return false;
  }
}

/** Asks for what is missing before a message held, which was not told though the connection stood. @throws ApiError */
export function catchUpMessages(conversationId: string, apply: (event: ThreadEvent) => void, held: () => ThreadState | null): Promise<void> {
  return askNewer(conversationId, apply, held, missesMessages);
}

async function askNewer(conversationId: string, apply: (event: ThreadEvent) => void, held: () => ThreadState | null, wanted: (state: ThreadState) => boolean): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const state = held();
    if (!state || !wanted(state)) return;
    const after = state.completeTo;
    const page = await api<MessagesPage>("GET", `/api/conversations/${conversationId}/messages`, { query: { after, limit: 100 } });
    apply({ type: "newer", after, page });
    if (!page.more) return;
  }
}

/** Asks which messages held have changed since the last change that is known. @throws ApiError */
export async function catchUpChanges(conversationId: string, apply: (event: ThreadEvent) => void, held: () => ThreadState | null): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    const state = held();
    if (!state || !missesChanges(state)) return;
    const since = state.changesTo;
    const page = await api<MessagesPage>("GET", `/api/conversations/${conversationId}/messages`, { query: { changedSince: since, limit: 100 } });
    apply({ type: "changes", since, page });
    if (!page.more && page.lastChange <= since) return;
  }
}
