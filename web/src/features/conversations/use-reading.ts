import { useCallback, useEffect, useEffectEvent, useRef, type RefObject } from "react";
import { api } from "../../lib/api.ts";
import type { ThreadEvent, ThreadState } from "./thread-state.ts";
import type { ThreadSource } from "./use-thread.ts";

/** Milliseconds before the server is told: reading a burst of messages is one piece of news. */
const rest = 500;

/**
 * Moves one's own read marker to the last message held, when that is further than it stands (CV-6).
 *
 * @returns a function that may be called at every sight of the end
 */
export function useReading(source: ThreadSource | null, latest: RefObject<ThreadState | null>, dispatch: (event: ThreadEvent) => void): () => void {
  const asked = useRef({ id: "", seq: 0 });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useEffectEvent(() => {
    const state = latest.current;
    const seq = state?.messages.at(-1)?.seq ?? 0;
    if (!source || !state || state.id !== source.conversationId || seq <= state.readByMe) return;
    if (asked.current.id === state.id && asked.current.seq >= seq) return;
    asked.current = { id: state.id, seq };
    const { id, me } = state;
    api("PUT", `/api/conversations/${id}/read`, { body: { seq } }).then(
      () => {
        if (latest.current?.id === id) dispatch({ type: "read", personId: me, seq });
        source.onRead?.();
      },
      // Not worth a word: the next sight of the end asks again.
      () => (asked.current = { id, seq: 0 }),
    );
  });
  const due = useRef(() => {});
  useEffect(() => {
    due.current = () => {
      timer.current = undefined;
      tell();
    };
    return () => {
      if (timer.current === undefined) return;
      // Whoever leaves right after reading has read all the same.
      clearTimeout(timer.current);
      due.current();
    };
  }, []);
  return useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => due.current(), rest);
  }, []);
}
