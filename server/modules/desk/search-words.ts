import sql, { join, raw, type Sql } from "sql-template-tag";
import { plainWords } from "./text-fingerprint.ts";

const ticketNumber = /^[a-z][a-z0-9]{0,9}-?[0-9]{1,12}$/i;
/** More words than anybody types; each costs a look into the index. */
const mostWords = 12;

export interface WordQuery {
  /** Text for `to_tsquery('baraza', …)`, which folds them as the index does. */
  words: string | null;
  /** Text for a plain `::tsquery`: numbers such as HELP-00124, which the parser of texts would take apart. */
  numbers: string | null;
}

/**
 * What somebody typed, as a search: every word must occur, the last one may be unfinished (CV-11). Words hold letters and digits only, so
 * nothing typed can act as an operator.
 */
export function wordQuery(typed: string): WordQuery {
  const parts = typed.split(/\s+/).map(bare).flatMap((part) => (ticketNumber.test(part)
    ? [{ word: part.toLowerCase(), number: true }]
    : plainWords(part).split(" ").filter((word) => word !== "").map((word) => ({ word, number: false })))).slice(0, mostWords);
  const text = (number: boolean) => parts.map((part, i) => ({ ...part, last: i === parts.length - 1 })).filter((part) => part.number === number)
    .map(({ word, last }) => `'${word}'${last ? ":*" : ""}`).join(" & ") || null;
  return { words: text(false), numbers: text(true) };
}

/** Without what stands around it, "(HELP-00124)." or "#HELP-00124", and with the hyphen that keyboards have. */
function bare(part: string): string {
  return part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/[\u2010-\u2015\u2212]/g, "-");
}

/** The condition on `desk_tickets_findable t` for what somebody typed; nothing searchable finds nothing. */
export function searchWordsCondition(typed: string): Sql {
  const { words, numbers } = wordQuery(typed);
  const queries = [...(words === null ? [] : [sql`to_tsquery('baraza', ${words})`]), ...(numbers === null ? [] : [sql`${numbers}::tsquery`])];
  return queries.length === 0 ? raw("false") : sql`t.search @@ (${join(queries, " && ")})`;
}
