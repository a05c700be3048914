import { timelineOf } from "../conversations/index.ts";
import type { Tx } from "../../platform/db/tx.ts";

/** A key for "this time that it was solved": a ticket can be solved, reopened and closed more than once. */
export async function moveKey(tx: Tx, ticketId: string, kind: "resolved" | "reopened" | "closed"): Promise<string> {
  const last = (await timelineOf(tx, ticketId)).findLast((event) => event.kind === kind);
  return `ticket-${kind}:${ticketId}:${last?.number ?? 0}`;
}
