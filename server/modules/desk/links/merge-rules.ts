import type { Tx } from "../../../platform/db/tx.ts";
import { conflict } from "../../../platform/errors.ts";
import { mergeUndoHours } from "../settings.ts";
import { isActive } from "../state-machine.ts";
import type { TicketHead } from "../ticket.ts";

/** Until when a merge of this moment can be undone. */
export function undoUntil(tx: Tx, mergedAt: Date): Date {
  return new Date(mergedAt.getTime() + tx.services.settings.get(mergeUndoHours) * 3_600_000);
}

/** @throws 409 with what to do instead */
export function checkMerge(from: TicketHead, into: TicketHead): void {
  if (from.id === into.id) throw conflict("same-ticket", "Both are the same ticket by now. Name another one.");
  if (from.requesterId !== into.requesterId) {
    throw conflict("other-requester", `${into.number} is of somebody else, who must not read what is written here. Link the two, or hang both off a problem and answer them together.`, { number: into.number });
  }
  if (!isActive(into.status)) {
    throw conflict("target-solved", `${into.number} is ${into.status}. Merge into the ticket that is still worked on, or reopen it first.`, { number: into.number, status: into.status });
  }
}
