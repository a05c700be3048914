import type { Ticket } from "../../../../contract/desk.ts";

/** Milliseconds after being solved during which the help window still shows a ticket: to say that it is not, and to rate. */
const lingers = 24 * 3_600_000;

/** Whether the help window should open on this ticket again: it is not solved, or was so only now. */
export function goesOn({ status, resolvedAt }: Pick<Ticket, "status" | "resolvedAt">, now: number): boolean {
  if (status === "closed") return false;
  return status !== "resolved" || (resolvedAt !== null && now - Date.parse(resolvedAt) < lingers);
}
