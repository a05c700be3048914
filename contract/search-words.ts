/**
 * The one grammar of searching (CV-11), for the desk's list, the search page and the server: words, "exact words", -without, name:value.
 * What the filters mean is in search-filters.ts.
 */

/** Something that must occur, or must not. */
export interface SearchTerm {
  /** Folded words: several only for exact words, which stand side by side. Empty when `number` says what is meant. */
  words: readonly string[];
  /** What looks like the number of a ticket: EKSU-124. */
  number: { prefix: string; hyphen: string; digits: string } | null;
  negative: boolean;
  /** The last word may be unfinished. */
  prefix: boolean;
}
/** A piece of what was typed, in its order. */
export interface SearchToken {
  raw: string;
  negative: boolean;
  /** In lower case; null for words. May name no filter: `note:this`. */
  name: string | null;
  text: string;
  quoted: boolean;
  /** Where it begins and ends in the text. */
  start: number;
  end: number;
}

/** More words than anybody types; each costs a look into the index. */
const mostTerms = 12;
const piece = /(^|\s)(-?)(?:([a-z]+):(?=\S))?(?:"([^"]*)"(?=\s|$)|(\S+))/giu;
const ticketNumber = /^([a-z][a-z0-9]{0,9}?)(-?)([0-9]{1,12})$/i;

/** Lower case, without accents, with single spaces for everything that is neither letter nor digit. */
export function plainWords(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** What a text is found by: its plain words, and those with a hyphen also as one, so that "mpesa" finds "M-PESA". */
export function foundByWords(text: string): string {
  const joined = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+(?:[-\u2010\u2011][\p{L}\p{N}]+)+/gu) ?? [];
  return [plainWords(text), ...new Set(joined.map((word) => word.replace(/[-\u2010\u2011]/g, "")))].join(" ").trim();
}

/** What was typed, piece by piece. */
export function searchTokens(text: string): SearchToken[] {
  return [...text.matchAll(piece)].map((match) => {
    const [whole, before = "", minus = "", name, quoted, bare = ""] = match;
    const start = match.index + before.length;
    return { raw: whole.slice(before.length), negative: minus !== "", name: name?.toLowerCase() ?? null, text: quoted ?? bare, quoted: quoted !== undefined, start, end: match.index + whole.length };
  });
}

/** The terms of a text in which nothing is a filter. Nothing typed can act as an operator of the index: words hold letters and digits only. */
export function parseTerms(text: string): SearchTerm[] {
  const tokens = searchTokens(text);
  return tokens.flatMap((token, i) => termsOf(token, i === tokens.length - 1)).slice(0, mostTerms);
}

function termsOf(token: SearchToken, last: boolean): SearchTerm[] {
  const { negative } = token;
  const text = token.name === null ? token.text : `${token.name} ${token.text}`;
  const number = token.quoted ? null : ticketNumber.exec(bareWord(text));
  if (number) return [{ words: [], number: { prefix: (number[1] ?? "").toLowerCase(), hyphen: number[2] ?? "", digits: number[3] ?? "" }, negative, prefix: last && !negative }];
  const words = plainWords(text).split(" ").filter((word) => word !== "");
  if (words.length === 0) return [];
  // An address is several words that stand side by side; so is what is excluded with punctuation inside.
  if (token.quoted || negative || text.includes("@")) return [{ words, number: null, negative, prefix: last && !token.quoted && !negative }];
  return words.map((word, i) => ({ words: [word], number: null, negative, prefix: last && i === words.length - 1 }));
}

/** Without what stands around it, "(HELP-00124)." or "#HELP-00124", and with the hyphen that keyboards have. */
function bareWord(part: string): string {
  return part.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "").replace(/[\u2010-\u2015\u2212]/g, "-");
}

/** A filter as it is written. `searchTokens` reads it back. */
export function writeFilter(name: string, value: string): string {
  return /[\s"]/.test(value) || value === "" ? `${name}:"${value.replaceAll("\"", "")}"` : `${name}:${value}`;
}

/** Terms as they are written: `parseTerms` reads the same terms back. */
export function writeTerms(terms: readonly SearchTerm[]): string {
  return terms.map((term) => {
    const text = term.number ? `${term.number.prefix}${term.number.hyphen}${term.number.digits}` : term.words.length > 1 || ticketNumber.test(term.words[0] ?? "") ? `"${term.words.join(" ")}"` : term.words.join(" ");
    return `${term.negative ? "-" : ""}${text}`;
  }).join(" ");
}
