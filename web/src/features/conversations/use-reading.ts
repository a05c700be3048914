import { useCallback, useRef, type RefObject } from "react";
import { api } from "../../lib/api.ts";
import type { ThreadSource } from "./use-thread.ts";
import type { ThreadEvent, ThreadState } from "./thread-state.ts";

/**
 * Moves one's own read marker to the last message held, when that is further than it stands (CV-6).
 *
 * @returns a function that may be called at every sight of the end
 */
export function useReading(source: ThreadSource | null, latest: RefObject<ThreadState | null>, dispatch: (event: ThreadEvent) => void): () => void {
  const asked = useRef({ id: "", seq: 0 });
  const id = source?.conversationId ?? "";
  const me = source?.me ?? "";
  const onRead = useRef(source?.onRead);
  onRead.current = source?.onRead;
  return useCallback(() => {
    const state = latest.current;
    const seq = state?.messages.at(-1)?.seq ?? 0;
    if (!state || id === "" || seq <= state.readByMe) return;
    if (asked.current.id === id && asked.current.seq >= seq) return;
    asked.current = { id, seq };
    api("PUT", `/api/conversations/${id}/read`, { body: { seq } }).then(
      () => {
        dispatch({ type: "read", personId: me, seq });
        onRead.current?.();
      },
      // Not worth a word: the next sight of the end asks again.
      () => (asked.current = { id, seq: 0 }),
    );
  }, [dispatch, id, latest, me]);
}
