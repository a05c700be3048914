/** A change of a ticket in the audit log, as far as it tells whether it was taken back. */
export interface NamedChange { verb: string; requestId: string | null }

/** One ticket's changes without the bulk actions that were taken back, and without their undoing: both bear the bulk action's name, and are as if they had not been. */
export function whatHolds<Change extends NamedChange>(history: readonly Change[]): readonly Change[] {
  const undone = new Set(history.filter(({ verb }) => verb === "ticket.bulk_undone").map(({ requestId }) => requestId));
  return undone.size === 0 ? history : history.filter(({ requestId }) => requestId === null || !undone.has(requestId));
}
