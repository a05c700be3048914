import sql, { raw } from "sql-template-tag";
import { statuses, type Status } from "../../../contract/desk.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { searchWordsCondition } from "./search-words.ts";
import { ticketPage, type TicketPage } from "./ticket-page.ts";

export interface OwnAsk {
  status?: readonly Status[] | undefined;
  q?: string | undefined;
  limit: number;
  cursor?: string | undefined;
}

/** DK-5: the caller's own tickets as their requester, the newest change that they can see first. */
export async function listOwnTickets(tx: Tx, ask: OwnAsk): Promise<TicketPage> {
  const wanted = statuses.filter((s) => ask.status?.includes(s));
  return ticketPage(tx, {
    base: [
      sql`t.requester_id = ${tx.actor.personId}::uuid`,
      ...(ask.status ? [raw(wanted.length > 0 ? `t.status IN (${wanted.map((s) => `'${s}'`).join(", ")})` : "false")] : []),
    ],
    rare: ask.q ? [searchWordsCondition(ask.q)] : [],
    order: "told", limit: ask.limit, cursor: ask.cursor,
    // Staff on their own tickets are members there.
    teamSide: false,
  });
}
