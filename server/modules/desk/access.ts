import type { Tx } from "../../platform/db/tx.ts";
import type { Services } from "../../platform/services.ts";
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
  const ticket = ticketFrom(found(await queries.lockTicket.run(reference(idOrNumber), tx)));
  if (!isUuid(idOrNumber)) rememberNumber(tx.services, ticket);
  return ticket;
}

/** Ids of tickets by their numbers, as far as this process has met them: a number never comes to mean another ticket. */
const met = new WeakMap<Services, Map<string, string>>();
const mostMet = 10_000;

function rememberNumber(services: Services, { id, number }: TicketHead): void {
  let ids = met.get(services);
  if (!ids) met.set(services, ids = new Map());
  if (ids.size >= mostMet && !ids.has(number)) for (const oldest of ids.keys()) { ids.delete(oldest); break; }
  ids.set(number, id);
}

/** A ticket's id without asking the database, if it is known. It says nothing of who may see the ticket. */
export function ticketIdOf(services: Services, idOrNumber: string): string | undefined {
  return isUuid(idOrNumber) ? idOrNumber.toLowerCase() : met.get(services)?.get(idOrNumber.toUpperCase());
}

function reference(idOrNumber: string): { id: string } | { number: string } {
  return isUuid(idOrNumber) ? { id: idOrNumber } : { number: idOrNumber.toUpperCase() };
}

function found<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (!row) throw notFound("This ticket");
  return row;
}
