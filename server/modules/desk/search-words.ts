import sql, { raw, type Sql } from "sql-template-tag";
import { plainWords } from "./text-fingerprint.ts";

const ticketNumber = /^[a-z][a-z0-9]{0,9}-?[0-9]{1,12}$/i;
/** More words than anybody types; each costs a look into the index. */
const mostWords = 12;

/**
 * The text of a `to_tsquery('baraza', …)` for what somebody typed: every word must occur, the last one may be unfinished (CV-11).
 * Null when nothing searchable was typed. Words hold letters and digits only, so nothing typed can act as an operator.
 */
export function wordQuery(typed: string): string | null {
  const words = typed.split(/\s+/).flatMap((part) => (ticketNumber.test(part) ? [part.toLowerCase()] : plainWords(part).split(" "))).filter((word) => word !== "");
  if (words.length === 0) return null;
  return words.slice(0, mostWords).map((word, i, all) => `'${word}'${i === all.length - 1 ? ":*" : ""}`).join(" & ");
}

/** The condition on `desk_tickets_findable t` for what somebody typed; nothing searchable finds nothing. */
export function searchWordsCondition(typed: string): Sql {
  const query = wordQuery(typed);
  return query === null ? raw("false") : sql`t.search @@ to_tsquery('baraza', ${query})`;
}
