import type { DeskFilter } from "./desk.ts";
import { isFilterName, searchTokens, type FilterName } from "./search-words.ts";

/** What names in the words mean: keys of categories, ids of people and teams, and when a day begins for who asks. */
export interface KnownNames {
  categories: readonly { key: string; name: string }[];
  staff: readonly { id: string; name: string; username: string | null }[];
  teams: readonly { id: string; name: string }[];
  /** Beginning of a day, its number counted on: (2026, 11, 31) is the first of December. Of the asker's clock when it misses. */
  dayStart?: (year: number, month: number, day: number) => Date;
}
/** A filter in words is the desk's filter, and whether there are files. */
export type MeantFilter = DeskFilter & { has?: "attachment" };
export interface WordsFilter {
  /** What to add to the filter in force; lists are whole. */
  filter: MeantFilter;
  /** What is left to search for. */
  rest: string;
  /** Words that look like a filter and are none: `status:opened`. */
  unknown: string[];
}

// The contract's own lists are schemas, which would bring their library into a page; `satisfies` keeps these true to it.
const statuses = ["open", "in_progress", "pending", "resolved", "closed"] as const satisfies readonly NonNullable<DeskFilter["status"]>[number][];
const priorities = ["urgent", "high", "medium", "low"] as const satisfies readonly NonNullable<DeskFilter["priority"]>[number][];
const channels = ["web", "widget", "email", "whatsapp", "assistant"] as const satisfies readonly NonNullable<DeskFilter["channel"]>[number][];
const tagRule = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,29}$/u;

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\s_-]+/g, " ").trim();
const ownClock = (year: number, month: number, day: number) => new Date(year, month - 1, day);

function day(text: string, after: boolean, { dayStart = ownClock }: KnownNames): string | undefined {
  const [, year = 0, month = 0, date = 0] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  // Midday of the day in UTC tells whether there is such a day.
  const there = new Date(Date.UTC(year, month - 1, date, 12));
  if (year < 1970 || there.getUTCMonth() !== month - 1 || there.getUTCDate() !== date) return undefined;
  // `after:` a day means from the next one on, `before:` it until it begins.
  return dayStart(year, month, date + (after ? 1 : 0)).toISOString();
}

function oneOf<Word extends string>(known: readonly Word[], value: string): Word | undefined {
  return known.find((word) => plain(word) === plain(value));
}
function single<One>(found: readonly One[]): One | undefined {
  return found.length === 1 ? found[0] : undefined;
}

type Meaning = (value: string, known: KnownNames) => MeantFilter | undefined;
const add = <Name extends keyof MeantFilter>(name: Name, value: MeantFilter[Name] | undefined): MeantFilter | undefined => (value === undefined ? undefined : { [name]: value });
const many = (name: "status" | "priority" | "category" | "channel" | "tag" | "assignee" | "team", value: string | undefined): MeantFilter | undefined => (value === undefined ? undefined : { [name]: [value] } as MeantFilter);

const meanings: Record<FilterName, Meaning> = {
  status: (value) => many("status", oneOf(statuses, value)),
  priority: (value) => many("priority", oneOf(priorities, value)),
  category: (value, { categories }) => many("category", categories.find(({ key, name }) => plain(key) === plain(value) || plain(name) === plain(value))?.key),
  channel: (value) => many("channel", oneOf(channels, value)),
  tag: (value) => many("tag", tagRule.test(value) ? value.toLowerCase() : undefined),
  from: (value) => add("requester", value.trim() === "" ? undefined : value),
  assignee: (value, { staff }) => many("assignee", ["me", "none"].includes(plain(value)) ? plain(value)
    : (staff.find(({ name, username }) => plain(name) === plain(value) || username === value.toLowerCase()) ?? single(staff.filter(({ name }) => plain(name).split(" ").includes(plain(value)))))?.id),
  team: (value, { teams }) => many("team", plain(value) === "none" ? "none" : teams.find(({ name }) => plain(name) === plain(value))?.id),
  after: (value, known) => add("from", day(value, true, known)),
  before: (value, known) => add("to", day(value, false, known)),
  has: (value) => add("has", ["attachment", "attachments", "file", "files"].includes(plain(value)) ? "attachment" : undefined),
};

/**
 * Filters written as words, `status:open priority:high from:ada tag:"big shop" before:2026-11-01` (CV-11), and what is left of the text.
 * A word that is still being typed, at the end without a space behind it, waits until `finished`.
 * @param names the filters that may be used here; others are left in the text and named as unknown
 */
export function filterFromWords(text: string, known: KnownNames, finished: boolean, names?: readonly FilterName[]): WordsFilter {
  const filter: Record<string, unknown> = {};
  const unknown: string[] = [];
  let rest = text;
  for (const token of searchTokens(text).reverse()) {
    const { name, raw, start, end } = token;
    if (!isFilterName(name) || (!finished && end === text.length && !token.quoted)) continue;
    const meant = token.negative || (names && !names.includes(name)) ? undefined : meanings[name](token.text, known);
    if (meant) {
      rest = rest.slice(0, start) + rest.slice(end);
      addFront(filter, meant);
    } else unknown.unshift(raw);
  }
  return { filter: filter as MeantFilter, rest: rest.replace(/\s+/g, " ").trimStart(), unknown };
}

/** Read from the end: lists keep the order in which they were written, and of two single values the last one counts. */
function addFront(filter: Record<string, unknown>, meant: MeantFilter): void {
  for (const [key, value] of Object.entries(meant)) {
    const had = filter[key];
    filter[key] = Array.isArray(value) ? [...new Set([...(value as unknown[]), ...((had as unknown[] | undefined) ?? [])])] : had ?? value;
  }
}

/** The filter in force with what was written added to it. */
export function withWords<Filter extends DeskFilter>(inForce: Filter, written: Filter): Filter {
  const merged: Record<string, unknown> = { ...inForce };
  for (const [key, value] of Object.entries(written)) {
    const had = merged[key];
    merged[key] = Array.isArray(value) && Array.isArray(had) ? [...new Set([...(had as unknown[]), ...(value as unknown[])])] : value;
  }
  return merged as Filter;
}
