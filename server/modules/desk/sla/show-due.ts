import type { TicketDue } from "../../../../contract/sla.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import type { Target } from "./rules.ts";
import * as queries from "./sla.queries.ts";

/** DK-11: what lists say of tickets' promises, from the clocks as they were last computed. Tickets that the caller may not read are not in it. */
export async function showDue(tx: Tx, ticketIds: readonly string[]): Promise<{ inForce: boolean; items: { ticketId: string; due: TicketDue }[] }> {
  const [rules] = await queries.inForce.run(undefined, tx);
  const rows = ticketIds.length === 0 ? [] : await queries.due.run({ ticketIds: [...ticketIds] }, tx);
  return {
    inForce: rules?.inForce ?? false,
    items: rows.map(({ ticketId, target, dueAt, warnAt }) => ({ ticketId, due: { target: target as Target, dueAt: dueAt.toISOString(), warnAt: warnAt?.toISOString() ?? null } })),
  };
}
