import type { Tx } from "../../platform/db/tx.ts";
import { conflict, forbidden } from "../../platform/errors.ts";
import { noteEvent } from "../conversations/index.ts";
import { lockTicket } from "./access.ts";
import { changeTicket } from "./change-ticket.ts";
import { isRequester } from "./policy.ts";
import { isActive } from "./state-machine.ts";
import * as queries from "./rating.queries.ts";
import type { TicketHead } from "./ticket.ts";

/**
 * DK-15: the requester's word on how it was solved; it may be changed. Who had the ticket when it was first rated stays the one who is rated.
 * @throws 403 for others, 404, 409 `not-solved`
 */
export async function rateTicket(tx: Tx, idOrNumber: string, rating: { score: number; comment?: string | undefined }): Promise<TicketHead> {
  const ticket = await lockTicket(tx, idOrNumber);
  if (!isRequester(tx.actor, ticket)) throw forbidden("Only the requester rates a ticket.");
  if (isActive(ticket.status)) throw conflict("not-solved", "You can rate this ticket once it is solved.", { status: ticket.status });
  await queries.rateTicket.run({ ticketId: ticket.id, score: rating.score, comment: rating.comment || null, agentId: ticket.assigneeId, now: tx.now }, tx);
  const next = await changeTicket(tx, ticket, { verb: "ticket.rated", set: {}, told: true, facts: { score: rating.score } });
  await noteEvent(tx, ticket.id, "rated", "internal", { score: rating.score });
  return next;
}
