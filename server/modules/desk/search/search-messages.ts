import sql, { join, raw } from "sql-template-tag";
import type { z } from "zod";
import type { searchEndpoints, MessageHit } from "../../../../contract/search.ts";
import type { MeantFilter } from "../../../../contract/search-filters.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { peopleOfOwnTalks, searchMessages as search, showMessages } from "../../conversations/index.ts";
import { requestersNamed } from "../requesters-named.ts";
import { filterConditions } from "./filter-conditions.ts";
import { readSearch } from "./read-search.ts";
import type { TicketAsk } from "./search-tickets.ts";
import { ticketsAt } from "./tickets.queries.ts";

type Answer = z.output<typeof searchEndpoints.messages.output>;

/** Tickets that a filter leaves, up to which each one's messages are looked at; more are no narrow filter. */
const few = 2000;

/**
 * CV-11: messages with these words, `from:` whom, in tickets that the other filters leave.
 * @throws 403 (scope), 422 (a cursor of another search)
 */
export async function searchMessages(tx: Tx, ask: TicketAsk & { sort: "time" | "relevance" }): Promise<Answer> {
  const { terms, filter, wrong } = await readSearch(tx, ask.q, ask.scope);
  const { requester, notRequester, from, to, has, ...ofTickets } = filter;
  const named = ask.scope === "own" ? peopleOfOwnTalks : undefined;
  const found = await search(tx, {
    terms, scope: ask.scope, sort: ask.sort, limit: ask.limit, cursor: ask.cursor, from, to, files: has ?? null,
    authorIds: await requestersNamed(tx, requester, named), notAuthorIds: await requestersNamed(tx, notRequester, named),
    ...await inTickets(tx, ask.scope, ofTickets),
  });
  const messages = await showMessages(tx, found.places, terms);
  const tickets = new Map((await ticketsAt.run({ ids: [...new Set(messages.map(({ conversationId }) => conversationId))] }, tx)).map((ticket) => [ticket.id, ticket]));
  return {
    items: messages.map((message) => ({ ...message, ticket: (tickets.get(message.conversationId) ?? null) as MessageHit["ticket"] })),
    nextCursor: found.nextCursor, wrong, lookedBackTo: found.lookedBackTo === null ? null : new Date(found.lookedBackTo).toISOString(),
  };
}

/** Which conversations the tickets' filters leave: themselves when they are few, else the condition. */
async function inTickets(tx: Tx, scope: TicketAsk["scope"], filter: MeantFilter) {
  if (Object.keys(filter).length === 0) return {};
  const conditions = await filterConditions(tx, scope, filter);
  const all = join([...conditions.base, ...conditions.rare], " AND ");
  const ids = await tx.all<{ id: string }>(sql`SELECT t.id FROM desk_tickets_findable t WHERE ${all} LIMIT ${raw(String(few + 1))}`);
  if (ids.length <= few) return { within: ids.map(({ id }) => id) };
  // A look per candidate: as a join it could be turned around, and read all tickets first.
  return { where: sql`coalesce((SELECT true FROM desk_tickets_findable t WHERE t.id = w.conversation_id AND ${all}), false)` };
}
