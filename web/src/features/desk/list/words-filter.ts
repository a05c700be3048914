import type { DeskFilter } from "../../../../../contract/desk.ts";
import { channels, priorities, statuses } from "../desk-words.ts";

/** What names in the words mean: keys of categories, ids of people and teams. */
export type KnownNames = {
  categories: readonly { key: string; name: string }[];
  staff: readonly { id: string; name: string; username: string | null }[];
  teams: readonly { id: string; name: string }[];
};
export type WordsFilter = {
  /** What to add to the filter in force; lists are whole. */
  filter: DeskFilter;
  /** What is left to search for. */
  rest: string;
  /** Words that look like a filter and are none: `status:opened`. */
  unknown: string[];
};

/** `name:value` or `name:"several words"`. */
const token = /(^|\s)([a-z]+):(?:"([^"]*)"|(\S+))(?=\s|$)/giu;
const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[\s_-]+/g, " ").trim();
const tagRule = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,29}$/u;

function day(text: string, after: boolean): string | undefined {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return undefined;
  const moment = new Date(`${text}T00:00:00`);
  if (Number.isNaN(moment.getTime())) return undefined;
  // `after:` a day means from the next one on, `before:` it until it begins.
  if (after) moment.setDate(moment.getDate() + 1);
  return moment.toISOString();
}

function oneOf<Word extends string>(known: readonly Word[], value: string): Word | undefined {
  return known.find((word) => plain(word) === plain(value));
}

type Meaning = (value: string, known: KnownNames) => DeskFilter | undefined;
const add = <Name extends keyof DeskFilter>(name: Name, value: DeskFilter[Name] | undefined): DeskFilter | undefined => (value === undefined ? undefined : { [name]: value });
const many = (name: "status" | "priority" | "category" | "channel" | "tag" | "assignee" | "team", value: string | undefined): DeskFilter | undefined => (value === undefined ? undefined : { [name]: [value] } as DeskFilter);

const meanings: Record<string, Meaning> = {
  status: (value) => many("status", oneOf(statuses, value)),
  priority: (value) => many("priority", oneOf(priorities, value)),
  category: (value, { categories }) => many("category", categories.find(({ key, name }) => plain(key) === plain(value) || plain(name) === plain(value))?.key),
  channel: (value) => many("channel", oneOf(channels, value)),
  tag: (value) => many("tag", tagRule.test(value) ? value.toLowerCase() : undefined),
  from: (value) => add("requester", value.trim() === "" ? undefined : value),
  assignee: (value, { staff }) => many("assignee", ["me", "none"].includes(plain(value)) ? plain(value)
    : (staff.find(({ name, username }) => plain(name) === plain(value) || username === value.toLowerCase()) ?? single(staff.filter(({ name }) => plain(name).split(" ").includes(plain(value)))))?.id),
  team: (value, { teams }) => many("team", plain(value) === "none" ? "none" : teams.find(({ name }) => plain(name) === plain(value))?.id),
  after: (value) => add("from", day(value, true)),
  before: (value) => add("to", day(value, false)),
};

function single<One>(found: readonly One[]): One | undefined {
  return found.length === 1 ? found[0] : undefined;
}

/**
 * Filters written as words, `status:open priority:high from:ada tag:"big shop" before:2026-11-01` (CV-11), and what is left of the text.
 * A word that is still being typed, at the end without a space behind it, waits until `finished`.
 */
export function filterFromWords(text: string, known: KnownNames, finished: boolean): WordsFilter {
  const filter: Record<string, unknown> = {};
  const unknown: string[] = [];
  const rest = text.replace(token, (whole: string, before: string, name: string, quoted: string | undefined, bare: string | undefined, offset: number) => {
    const meaning = meanings[name.toLowerCase()];
    if (!meaning || (!finished && offset + whole.length === text.length && quoted === undefined)) return whole;
    const meant = meaning(quoted ?? bare ?? "", known);
    if (!meant) {
      unknown.push(whole.trim());
      return whole;
    }
    for (const [key, value] of Object.entries(meant)) filter[key] = Array.isArray(value) ? [...new Set([...((filter[key] as unknown[] | undefined) ?? []), ...(value as unknown[])])] : value;
    return before;
  });
  return { filter: filter as DeskFilter, rest: rest.replace(/\s+/g, " ").trimStart(), unknown };
}

/** The filter in force with what was written added to it. */
export function withWords(inForce: DeskFilter, written: DeskFilter): DeskFilter {
  const merged: Record<string, unknown> = { ...inForce };
  for (const [key, value] of Object.entries(written)) {
    const had = merged[key];
    merged[key] = Array.isArray(value) && Array.isArray(had) ? [...new Set([...(had as unknown[]), ...(value as unknown[])])] : value;
  }
  return merged as DeskFilter;
}
