import type { DeskFilter } from "./desk.ts";
import { filterNamed, filterNames, nearestName, nearestOf, type FilterName } from "./search-names.ts";
import { searchTokens, writeFilter, type SearchToken } from "./search-words.ts";
import { channelWords, fileWords, isWord, meWords, noneWords, priorityWords, statusWords, wordMeant, type Vocabulary } from "./search-values.ts";

/** What names in the words mean: keys of categories, ids of people and teams, and when a day begins for who asks. */
export interface KnownNames {
  categories: readonly { key: string; name: string }[];
  staff: readonly { id: string; name: string; username: string | null }[];
  teams: readonly { id: string; name: string }[];
  /** Beginning of a day, its number counted on: (2026, 11, 31) is the first of December. Of the asker's clock when it misses. */
  dayStart?: (year: number, month: number, day: number) => Date;
}
/** A filter in words is the desk's filter, and whether there are files. */
export type MeantFilter = DeskFilter & { has?: "attachment" | "none" };

/** What looks like a filter and is none that works. */
export interface UnknownFilter {
  /** As it was typed: `stauts:open`. */
  raw: string;
  /** The name as typed, in lower case, and the filter that it means; null when none is called so. */
  name: string;
  filter: FilterName | null;
  /** `name`: no filter is called so. `value`: it has no such value. `place`: it works elsewhere. */
  why: "name" | "value" | "place";
  /** What was probably meant, to be written instead; null when nothing is near. */
  suggestion: string | null;
}
export interface WordsFilter {
  /** What to add to the filter in force; lists are whole. */
  filter: MeantFilter;
  /** What is left of the text, with what is no filter that works: nothing typed is lost. */
  rest: string;
  /** What to search for: the rest without anything that looks like a filter. */
  words: string;
  unknown: UnknownFilter[];
}

const tagRule = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,29}$/u;
const ownClock = (year: number, month: number, day: number) => new Date(year, month - 1, day);

function day(text: string, later: number, { dayStart = ownClock }: KnownNames): string | undefined {
  const [, year = 0, month = 0, date = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  // Midday of the day in UTC tells whether there is such a day.
  const there = new Date(Date.UTC(year, month - 1, date, 12));
  if (year < 1970 || there.getUTCMonth() !== month - 1 || there.getUTCDate() !== date) return undefined;
  return dayStart(year, month, date + later).toISOString();
}

function single<One>(found: readonly One[]): One | undefined {
  return found.length === 1 ? found[0] : undefined;
}

type Listed = "status" | "priority" | "category" | "channel" | "tag" | "assignee" | "team" | "requester";
/** The filters that exclude what these include. */
export const opposites = {
  status: "notStatus", priority: "notPriority", category: "notCategory", channel: "notChannel", tag: "notTag", assignee: "notAssignee", team: "notTeam", requester: "notRequester",
} as const satisfies Record<Listed, keyof DeskFilter>;

/** What one value means; undefined when it means nothing. */
type ValueOf = (value: string, known: KnownNames) => string | undefined;
const values: Record<Exclude<FilterName, "after" | "before" | "has">, { to: Listed; value: ValueOf; words?: (known: KnownNames) => readonly string[] }> = {
  status: ofWords("status", statusWords), priority: ofWords("priority", priorityWords), channel: ofWords("channel", channelWords),
  category: { to: "category", value: (value, { categories }) => categories.find(({ key, name }) => isWord(value, [key, name]))?.key, words: ({ categories }) => categories.flatMap(({ key, name }) => [key, name]) },
  tag: { to: "tag", value: (value) => (tagRule.test(value) ? value.toLowerCase() : undefined) },
  from: { to: "requester", value: (value) => (value.trim() === "" ? undefined : isWord(value, meWords) ? "me" : value) },
  assignee: {
    to: "assignee", words: ({ staff }) => staff.flatMap(({ name, username }) => [name, ...name.split(" "), ...(username === null ? [] : [username])]),
    value: (value, { staff }) => (isWord(value, meWords) ? "me" : isWord(value, noneWords) ? "none"
      : (staff.find(({ name, username }) => isWord(value, [name]) || username === value.toLowerCase()) ?? single(staff.filter(({ name }) => isWord(value, name.split(" ")))))?.id),
  },
  team: { to: "team", value: (value, { teams }) => (isWord(value, noneWords) ? "none" : teams.find(({ name }) => isWord(value, [name]))?.id), words: ({ teams }) => teams.map(({ name }) => name) },
};
function ofWords(to: Listed, vocabulary: Vocabulary) {
  return { to, value: (value: string) => wordMeant(vocabulary, value), words: () => Object.values(vocabulary).flat() };
}

/** Several values of one filter, `status:open,pending`: any of them. In quotes a comma is a comma. */
const valuesOf = ({ text, quoted }: SearchToken): string[] => (quoted ? [text] : text.split(",").filter((value) => value !== ""));

function meaningOf(name: FilterName, token: SearchToken, known: KnownNames): MeantFilter | undefined {
  const written = valuesOf(token), one = single(written);
  const { negative } = token;
  // `after:` a day means from the next one on, `before:` it until it begins; not after it, until it ends.
  if (name === "after" || name === "before") {
    const moment = one === undefined ? undefined : day(one, name === "after" ? 1 : 0, known);
    return moment === undefined ? undefined : { [(name === "after") === negative ? "to" : "from"]: moment };
  }
  if (name === "has") return one !== undefined && isWord(one, fileWords) ? { has: negative ? "none" : "attachment" } : undefined;
  const { to, value } = values[name];
  const meant = written.map((text) => value(text, known));
  if (meant.length === 0 || meant.includes(undefined)) return undefined;
  return { [negative ? opposites[to] : to]: to === "requester" ? meant.join(",") : meant };
}

/** Whether it is written like a filter: a word, a colon and something. Addresses of pages are not. */
function isLikeFilter({ name, text, quoted }: SearchToken): boolean {
  return name !== null && name.length > 1 && (quoted || !text.startsWith("//"));
}

/**
 * Filters written as words, `status:open,pending -priority:low from:ada tag:"big shop" before:2026-11-01` (CV-11), and what is left of the
 * text. What is written like a filter is never searched for as a word: write it in quotes to find it. A filter that is still being typed,
 * at the end without a space behind it, waits until `finished`.
 * @param names the filters that may be used here; others are unknown
 */
export function filterFromWords(text: string, known: KnownNames, finished: boolean, names: readonly FilterName[] = filterNames): WordsFilter {
  const filter: Record<string, unknown> = {};
  const unknown: UnknownFilter[] = [];
  let rest = text, words = text;
  const without = (from: string, { start, end }: SearchToken) => from.slice(0, start) + from.slice(end);
  for (const token of searchTokens(text).reverse()) {
    if (!isLikeFilter(token)) continue;
    words = without(words, token);
    if (!finished && token.end === text.length && !token.quoted) continue;
    const name = filterNamed(token.name);
    const meant = name === null || !names.includes(name) ? undefined : meaningOf(name, token, known);
    if (meant) {
      rest = without(rest, token);
      addFront(filter, meant);
    } else unknown.unshift(unknownFilter(token, name, known, names));
  }
  const tidy = (left: string) => left.replace(/\s+/g, " ").trimStart();
  return { filter: filter as MeantFilter, rest: tidy(rest), words: tidy(words).trim(), unknown };
}

function unknownFilter(token: SearchToken, filter: FilterName | null, known: KnownNames, names: readonly FilterName[]): UnknownFilter {
  const name = (token.name ?? "").toLowerCase();
  const write = (as: string, value: string) => `${token.negative ? "-" : ""}${token.quoted ? writeFilter(as, value) : `${as}:${value}`}`;
  if (filter === null) {
    const near = nearestName(name, names);
    return { raw: token.raw, name, filter, why: "name", suggestion: near === null ? null : write(near, token.text) };
  }
  if (!names.includes(filter)) return { raw: token.raw, name, filter, why: "place", suggestion: null };
  return { raw: token.raw, name, filter, why: "value", suggestion: nearestValues(filter, token, known, write) };
}

/** The same filter with its mistyped values put right; null when one of them is like nothing that there is. */
function nearestValues(filter: FilterName, token: SearchToken, known: KnownNames, write: (as: string, value: string) => string): string | null {
  if (filter === "after" || filter === "before" || filter === "has") return null;
  const { value, words } = values[filter];
  const right = valuesOf(token).map((text) => (value(text, known) === undefined ? nearestOf(text.toLowerCase(), (words?.(known) ?? []).map((word) => word.toLowerCase())) : text));
  if (right.length === 0 || right.includes(null)) return null;
  return right.some((text) => /\s/.test(text ?? "")) ? (right.length === 1 ? `${token.negative ? "-" : ""}${writeFilter(token.name ?? filter, right[0] ?? "")}` : null) : write(token.name ?? filter, right.join(","));
}

/** Read from the end: lists keep the order in which they were written, and of two single values the last one counts. */
function addFront(filter: Record<string, unknown>, meant: MeantFilter): void {
  for (const [key, value] of Object.entries(meant)) {
    const had = filter[key];
    if (Array.isArray(value)) filter[key] = [...new Set([...(value as unknown[]), ...((had as unknown[] | undefined) ?? [])])];
    else filter[key] = had === undefined ? value : key === "requester" || key === "notRequester" ? `${String(value)},${String(had as string)}` : had;
  }
}

/** The filter in force with what was written added to it. What is written now counts: the same value can't be wanted and left out. */
export function withWords<Filter extends DeskFilter>(inForce: Filter, written: Filter): Filter {
  const merged: Record<string, unknown> = { ...inForce };
  for (const [name, opposite] of Object.entries(opposites)) for (const [key, other] of [[name, opposite], [opposite, name]] as const) {
    const [now, had] = [(written as Record<string, unknown>)[key], merged[other]];
    if (!Array.isArray(now) || !Array.isArray(had)) continue;
    const left = had.filter((value) => !now.includes(value));
    merged[other] = left.length > 0 ? left : undefined;
  }
  for (const [key, value] of Object.entries(written)) {
    const had = merged[key];
    merged[key] = Array.isArray(value) && Array.isArray(had) ? [...new Set([...(had as unknown[]), ...(value as unknown[])])] : value;
  }
  return merged as Filter;
}
