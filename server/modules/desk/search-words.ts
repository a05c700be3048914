import sql, { join, raw, type Sql } from "sql-template-tag";
import { parseTerms, type SearchTerm } from "../../../contract/search-words.ts";
import { paddedDigits } from "../conversations/index.ts";

export interface WordQuery {
  /** Text for `to_tsquery('baraza', …)`, which folds them as the index does. */
  words: string | null;
  /** Text for a plain `::tsquery`: numbers such as HELP-00124, which the parser of texts would take apart. */
  numbers: string | null;
}

/**
 * What somebody typed, as a search: every word must occur, the last one may be unfinished, "exact words" stand side by side, -without does
 * not occur (CV-11). Words hold letters and digits only, so nothing typed can act as an operator.
 */
export function wordQuery(terms: readonly SearchTerm[]): WordQuery {
  const text = (some: readonly SearchTerm[], write: (term: SearchTerm) => string) => some.map((term) => {
    const written = write(term);
    return term.negative ? `!(${written})` : written.includes(" ") ? `(${written})` : written;
  }).join(" & ") || null;
  return {
    words: text(terms.filter(({ number }) => !number), ({ words, prefix }) => words.map((word, i) => `'${word}'${prefix && i === words.length - 1 ? ":*" : ""}`).join(" <-> ")),
    numbers: text(terms.filter(({ number }) => number), numberText),
  };
}

/** HELP-124 is HELP-00124: noughts may miss. Only what was typed may be unfinished. */
function numberText({ number, prefix }: SearchTerm): string {
  const { prefix: letters, hyphen, digits } = number ?? { prefix: "", hyphen: "", digits: "" };
  return paddedDigits(digits).map((some, i) => `'${letters}${hyphen}${some}'${prefix && i === 0 ? ":*" : ""}`).join(" | ");
}

/** The condition on `desk_tickets_findable t` for what somebody typed; nothing searchable finds nothing. */
export function searchWordsCondition(typed: string): Sql {
  return termsCondition(parseTerms(typed));
}

/** The same for terms that were read already. */
export function termsCondition(terms: readonly SearchTerm[]): Sql {
  const { words, numbers } = wordQuery(terms);
  const queries = [...(words === null ? [] : [sql`to_tsquery('baraza', ${words})`]), ...(numbers === null ? [] : [sql`${numbers}::tsquery`])];
  return queries.length === 0 ? raw("false") : sql`t.search @@ (${join(queries, " && ")})`;
}
