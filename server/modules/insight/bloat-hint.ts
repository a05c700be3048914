/** Below this many dead rows a table is never worth a thought. */
const enoughDead = 1000;

/**
 * What to do about rows that are dead but still take space. PostgreSQL's autovacuum begins at 50 + 20 % dead rows, so a table far beyond
 * that is one that autovacuum does not get at (source: PostgreSQL manual, "Routine Vacuuming").
 * @param table as it is written in SQL, with its schema
 * @returns words with the command; null when all is well
 */
export function bloatHint(table: string, liveRows: number, deadRows: number): string | null {
  const share = deadRows / Math.max(1, liveRows + deadRows);
  if (deadRows < enoughDead || share < 0.25) return null;
  const part = `${Math.round(share * 100)} % of its rows are dead`;
  return share < 0.5
    ? `${part}: autovacuum is behind. Run: VACUUM (ANALYZE) ${table};`
    : `${part}: does a transaction stay open for long? Look at the connections, then run: VACUUM (ANALYZE) ${table};`;
}
