/** One earlier call, as the database keeps it. */
export interface PastCall {
  at: Date;
  outcome: string;
  retryAt: Date | null;
}

/** So many failures in a row, and the model is left alone for this long after the last one. Then one call tries it again. */
export const failuresToPause = 5;
export const pauseMilliseconds = 60_000;

const failures: ReadonlySet<string> = new Set(["timeout", "failed", "limited"]);

/**
 * Until when the model is not asked; null: ask. Made from what the calls left in the database, so that every process knows it and a
 * restart forgets nothing. `calls`: the latest first, those that were made.
 */
export function pausedUntil(calls: readonly PastCall[], now: Date): Date | null {
  const [last] = calls;
  if (!last) return null;
  const wished = Math.max(0, ...calls.map(({ retryAt }) => retryAt?.getTime() ?? 0));
  const inRow = calls.findIndex(({ outcome }) => !failures.has(outcome));
  const failed = inRow === -1 ? calls.length : inRow;
  const broken = failed >= failuresToPause ? last.at.getTime() + pauseMilliseconds : 0;
  const until = Math.max(wished, broken);
  return until > now.getTime() ? new Date(until) : null;
}
