import { useCallback, useEffect, useEffectEvent, useRef } from "react";

/** Milliseconds that a burst of news is gathered. */
const gather = 400;

/** Does something once for a burst of calls, when the burst has passed or has lasted: at most every 400 ms. */
export function useGathered(work: () => void): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const run = useEffectEvent(work);
  const due = useRef(() => {});
  useEffect(() => {
    due.current = () => {
      timer.current = undefined;
      run();
    };
    return () => {
      clearTimeout(timer.current);
      timer.current = undefined;
    };
  }, []);
  return useCallback(() => {
    timer.current ??= setTimeout(() => due.current(), gather);
  }, []);
}
