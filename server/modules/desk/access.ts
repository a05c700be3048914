import type { Tx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import { isUuid } from "../../platform/ids.ts";
import { ticketFrom, type TicketHead, type TicketRecord } from "./ticket.ts";
import * as queries from "./ticket.queries.ts";

/** Loads a ticket by id or number (any case) through the actor. @throws notFound when missing or not theirs: the two look the same */
export async function accessTicket(tx: Tx, idOrNumber: string): Promise<TicketRecord> {
  return ticketFrom(found(await queries.findTicket.run(reference(idOrNumber), tx)));
}

/** Loads a ticket to change it: nobody else changes it until this transaction ends. @throws notFound */
export async function lockTicket(tx: Tx, idOrNumber: string): Promise<TicketHead> {
  return ticketFrom(found(await queries.lockTicket.run(reference(idOrNumber), tx)));
}

function reference(idOrNumber: string): { id: string } | { number: string } {
  return isUuid(idOrNumber) ? { id: idOrNumber } : { number: idOrNumber.toUpperCase() };
}

function found<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (!row) throw notFound("This ticket");
  return row;
}
