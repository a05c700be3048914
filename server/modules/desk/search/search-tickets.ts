import sql, { type Sql } from "sql-template-tag";
import type { z } from "zod";
import type { searchEndpoints, SearchScope } from "../../../../contract/search.ts";
import type { TicketRow } from "../../../../contract/desk.ts";
import { snippetOf } from "../../../../contract/search-snippet.ts";
import { parseTerms, searchTokens, type SearchTerm } from "../../../../contract/search-words.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { hasFile } from "../../conversations/index.ts";
import { findPeople } from "../../identity/index.ts";
import { termsCondition } from "../search-words.ts";
import { ticketPage } from "../ticket-page.ts";
import { filterConditions } from "./filter-conditions.ts";
import { readSearch } from "./read-search.ts";

type Answer = z.output<typeof searchEndpoints.tickets.output>;
export interface TicketAsk { q: string; scope: SearchScope; limit: number; cursor?: string | undefined }

/** CV-11: tickets by number, subject, first words and requester, the latest change first. @throws 403 (scope), 422 (cursor) */
export async function searchTickets(tx: Tx, ask: TicketAsk): Promise<Answer> {
  const { terms, filter, wrong, rest } = await readSearch(tx, ask.q, ask.scope);
  const conditions = await filterConditions(tx, filter);
  const words = await wordsCondition(tx, ask.scope, terms, rest);
  const rare = [...conditions.rare, ...(words ? [words] : []), ...(filter.has ? [hasFile("t.id")] : [])];
  const own = ask.scope === "own";
  if (rare.length === 0 && conditions.base.length === 0) return { items: [], nextCursor: null, wrong };
  const page = await ticketPage(tx, {
    base: [...(own ? [sql`t.requester_id = ${tx.actor.personId}::uuid`] : []), ...conditions.base], rare,
    order: own ? "told" : "-updated", limit: ask.limit, cursor: ask.cursor, farAway: filter.from !== undefined || filter.to !== undefined, teamSide: !own,
  });
  const { items, nextCursor } = page.parse();
  return { items: items.map((row) => hit(row, terms)), nextCursor, wrong };
}

function hit(row: TicketRow, terms: readonly SearchTerm[]): Answer["items"][number] {
  return { ...row, title: snippetOf(row.subject, terms, 200), snippet: snippetOf(row.preview ?? "", terms) };
}

/** The condition for the words; null without any. The team also finds who wrote from an address, whole or by what stands before the @. */
async function wordsCondition(tx: Tx, scope: SearchScope, terms: readonly SearchTerm[], rest: string): Promise<Sql | null> {
  if (terms.length === 0) return null;
  const tokens = searchTokens(rest).filter(({ negative }) => !negative);
  const address = scope === "team" ? tokens.find(({ text }) => /^[^\s@]+@[^\s@]*$/.test(text)) ?? (tokens.length === 1 ? tokens[0] : undefined) : undefined;
  const people = address ? await withAddress(tx, address.text) : [];
  if (!address || people.length === 0) return termsCondition(terms);
  const others = parseTerms(rest.replace(address.raw, " "));
  return sql`${others.length > 0 ? sql`${termsCondition(others)} AND` : sql``} t.id IN (
    SELECT t.id FROM desk_tickets_findable t WHERE ${termsCondition(parseTerms(address.raw))} UNION ALL SELECT r.id FROM desk_tickets_findable r WHERE r.requester_id = ANY(${people}::uuid[]))`;
}

async function withAddress(tx: Tx, text: string): Promise<string[]> {
  const begun = `${text.toLowerCase().replace(/@.*$/, "")}@`;
  const wanted = text.includes("@") ? text.toLowerCase() : begun;
  return (await findPeople(tx, wanted)).filter(({ email }) => email.toLowerCase().startsWith(wanted)).map(({ id }) => id);
}
