import type { Status } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { lockTicket } from "./access.ts";
import { moveTicket } from "./move-ticket.ts";
import type { TicketHead } from "./ticket.ts";

/** Moves a ticket to any status that the state machine allows from where it is. @throws 404, 409 `forbidden-move` */
export async function setStatus(tx: Tx, idOrNumber: string, status: Status): Promise<TicketHead> {
  const ticket = await lockTicket(tx, idOrNumber);
  return moveTicket(tx, ticket, status, ticket.status === "resolved" ? "solved" : "other");
}
