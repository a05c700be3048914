import sql, { type Sql } from "sql-template-tag";
import type { z } from "zod";
import type { searchEndpoints, SearchScope } from "../../../../contract/search.ts";
import { parseTerms, searchTokens, type SearchTerm } from "../../../../contract/search-words.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { hasFile } from "../../conversations/index.ts";
import { findPeople } from "../../identity/index.ts";
import { termsCondition } from "../search-words.ts";
import { ticketItems } from "../ticket-page.ts";
import { filterConditions } from "./filter-conditions.ts";
import { readSearch } from "./read-search.ts";
import { showHits } from "./show-hits.ts";

type Answer = z.output<typeof searchEndpoints.tickets.output>;
export interface TicketAsk { q: string; scope: SearchScope; limit: number; cursor?: string | undefined }

/** CV-11: tickets by number, subject, first words and requester, the latest change first. @throws 403 (scope), 422 (cursor) */
export async function searchTickets(tx: Tx, ask: TicketAsk): Promise<Answer> {
  const { terms, filter, wrong, words: typed } = await readSearch(tx, ask.q, ask.scope);
  const conditions = await filterConditions(tx, ask.scope, filter);
  const found = await wordsCondition(tx, ask.scope, terms, typed);
  const rare = [...conditions.rare, ...(found ? [found.condition] : []), ...(filter.has === "attachment" ? [hasFile("t.id")] : filter.has ? [sql`NOT ${hasFile("t.id")}`] : [])];
  const own = ask.scope === "own";
  if (rare.length === 0 && conditions.base.length === 0) return { items: [], nextCursor: null, wrong };
  const { items, nextCursor } = await ticketItems(tx, {
    base: [...(own ? [sql`t.requester_id = ${tx.actor.personId}::uuid`] : []), ...conditions.base], rare,
    order: own ? "told" : "-updated", limit: ask.limit, cursor: ask.cursor, farAway: filter.from !== undefined || filter.to !== undefined, teamSide: !own,
  });
  return { items: await showHits(tx, items, terms, found?.addresses ?? new Map()), nextCursor, wrong };
}

interface WordsFound {
  condition: Sql;
  /** Addresses that were searched for, by whose they are. */
  addresses: ReadonlyMap<string, string>;
}

/** The condition for the words; null without any. The team also finds who wrote from an address, whole or by what stands before the @. */
async function wordsCondition(tx: Tx, scope: SearchScope, terms: readonly SearchTerm[], rest: string): Promise<WordsFound | null> {
  if (terms.length === 0) return null;
  const none = new Map<string, string>();
  const tokens = searchTokens(rest).filter(({ negative }) => !negative);
  const address = scope === "team" ? tokens.find(({ text }) => /^[^\s@]+@[^\s@]*$/.test(text)) ?? (tokens.length === 1 ? tokens[0] : undefined) : undefined;
  const people = address ? await withAddress(tx, address.text) : [];
  if (!address || people.length === 0) return { condition: termsCondition(terms), addresses: none };
  const others = parseTerms(rest.replace(address.raw, " "));
  const condition = sql`${others.length > 0 ? sql`${termsCondition(others)} AND` : sql``} t.id IN (
    SELECT t.id FROM desk_tickets_findable t WHERE ${termsCondition(parseTerms(address.raw))} UNION ALL SELECT r.id FROM desk_tickets_findable r WHERE r.requester_id = ANY(${people.map(({ id }) => id)}::uuid[]))`;
  return { condition, addresses: new Map(people.map(({ id, email }) => [id, email])) };
}

async function withAddress(tx: Tx, text: string): Promise<{ id: string; email: string }[]> {
  const begun = `${text.toLowerCase().replace(/@.*$/, "")}@`;
  const wanted = text.includes("@") ? text.toLowerCase() : begun;
  return (await findPeople(tx, wanted)).filter(({ email }) => email.toLowerCase().startsWith(wanted));
}
