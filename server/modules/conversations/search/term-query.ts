import type { SearchTerm } from "../../../../contract/search-words.ts";

/** Numbers of tickets have up to so many digits: EKSU-124 is looked for as EKSU-0124, EKSU-00124 and so on. */
const mostDigits = 8;
/** A beginning this short stands for too many words to be looked up beside others. */
const shortest = 3;

export interface TermQueries {
  /** What must hold, as text for `to_tsquery('baraza', …)`; null for nothing. */
  all: string | null;
  /** The part of it that an index should be asked: it leaves out very short beginnings beside other words. Null when only exclusions are left. */
  index: string | null;
  /** The terms of `index` that are searched for, one by one: the common among them are left out of what the index is asked. */
  parts: string[];
  /** All of them anywhere in a message: what an index finds before words in their order are checked. Null when only exclusions are left. */
  loose: string | null;
  /** What is searched for, without what must not occur: for ranks. */
  wanted: string | null;
}

/** Terms as texts for `to_tsquery`. Words hold letters and digits only, so nothing typed can act as an operator. */
export function termQueries(terms: readonly SearchTerm[]): TermQueries {
  const wanted = terms.filter(({ negative }) => !negative);
  const long = wanted.filter((term) => !(term.prefix && term.number === null && (term.words.at(-1) ?? "").length < shortest));
  const asked = long.length > 0 ? long : wanted;
  const written = (some: readonly SearchTerm[]) => some.map((term) => `${term.negative ? "!" : ""}(${term.number ? numberQuery(term.number, term.prefix) : wordsQuery(term)})`).join(" & ") || null;
  return {
    all: written(terms), index: asked.length === 0 ? null : written([...asked, ...terms.filter(({ negative }) => negative)]), wanted: written(wanted),
    parts: asked.flatMap((term) => written([term]) ?? []), loose: written(wanted)?.replaceAll(" <-> ", " & ") ?? null,
  };
}

function wordsQuery({ words, prefix }: SearchTerm): string {
  return words.map((word, i) => `'${word}'${prefix && i === words.length - 1 ? ":*" : ""}`).join(" <-> ");
}

/** The digits as typed and with noughts before them. */
export function paddedDigits(digits: string): string[] {
  const bare = digits.replace(/^0+(?=\d)/, "");
  return [...new Set([digits, ...Array.from({ length: Math.max(0, mostDigits - bare.length + 1) }, (_, noughts) => "0".repeat(noughts) + bare)])];
}

/** In a text, EKSU-00124 is two words side by side, and EKSU00124 one. */
function numberQuery({ prefix, digits }: NonNullable<SearchTerm["number"]>, unfinished: boolean): string {
  const some = paddedDigits(digits);
  const open = unfinished ? ":*" : "";
  return `'${prefix}' <-> (${some.map((d, i) => `'${d}'${i === 0 ? open : ""}`).join(" | ")}) | ${some.map((d, i) => `'${prefix}${d}'${i === 0 ? open : ""}`).join(" | ")}`;
}
