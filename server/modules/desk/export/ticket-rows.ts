import sql, { join, raw } from "sql-template-tag";
import type { DeskFilter } from "../../../../contract/desk.ts";
import type { Start, Tx } from "../../../platform/db/tx.ts";
import { rowsByPage } from "../../../platform/rows-by-page.ts";
import type { Services } from "../../../platform/services.ts";
import { conditionsFor } from "../conditions-for.ts";
import * as queries from "./export.queries.ts";

/** A ticket as an export has it; what the import reads again as the shape `baraza`. */
export interface ExportedTicket extends queries.ExportedTicketsResult {
  messages: queries.ExportedMessagesResult[];
}

/** Tickets in memory at once, with their conversations. */
const page = 40;

/** The tickets that a filter of the desk's list finds, as far as the caller may see them, oldest first, a page in memory at a time. */
export function exportedTickets(services: Services, start: Start, filter: DeskFilter): AsyncGenerator<ExportedTicket> {
  return rowsByPage(services, start, (tx, last: ExportedTicket | null) => readPage(tx, filter, last?.id ?? null));
}

async function readPage(tx: Tx, filter: DeskFilter, after: string | null): Promise<ExportedTicket[]> {
  const { base, rare } = await conditionsFor(tx, filter);
  const conditions = [...base, ...rare, ...(after === null ? [] : [sql`t.id > ${after}::uuid`])];
  const found = await tx.all<{ id: string }>(sql`SELECT t.id FROM desk_tickets_findable t WHERE ${conditions.length > 0 ? join(conditions, " AND ") : raw("true")} ORDER BY t.id LIMIT ${page}`);
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) return [];
  const tickets = await queries.exportedTickets.run({ ids }, tx);
  const messages = Map.groupBy(await queries.exportedMessages.run({ ids }, tx), ({ ticketId }) => ticketId);
  return tickets.map((ticket) => ({ ...ticket, messages: messages.get(ticket.id) ?? [] }));
}
