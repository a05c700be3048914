import { useEffect, useState } from "react";

/** Whole seconds left until a moment (milliseconds since 1970), counted down by the second; 0 when it has passed or is null. */
export function useCountdown(until: number | null): number {
  const [now, setNow] = useState(() => Date.now());
  const left = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1_000));
  const running = until !== null && until > now;
  useEffect(() => {
    setNow(Date.now());
  }, [until]);
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [running]);
  return left;
}
