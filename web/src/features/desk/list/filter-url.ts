import type { DeskFilter } from "../../../../../contract/desk.ts";
import { channels, priorities, sortNames, statuses, type Sort, type View } from "../desk-words.ts";

/** The view of an address that names none. */
export const firstView: View = "all_open";

const views = ["mine", "unassigned", "all_open", "breaching", "mentions", "solved", "all"] as const satisfies readonly View[];
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const category = /^[a-z][a-z0-9_]{1,30}$/;
const tag = /^[\p{L}\p{N}][\p{L}\p{N} _-]{0,29}$/u;

/** Parameters that may stand several times. */
const lists = ["status", "priority", "category", "assignee", "team", "tag", "channel", "notStatus", "notPriority", "notCategory", "notAssignee", "notTeam", "notTag", "notChannel"] as const;
const single = ["requester", "notRequester", "from", "to", "q"] as const;
/** What narrows a view; without these the view is shown whole. */
export const narrowing = [...lists, ...single] as const;

const isOneOf = <Word extends string>(known: readonly Word[]) => (word: string): word is Word => (known as readonly string[]).includes(word);

function some<Word>(words: readonly Word[]): Word[] | undefined {
  return words.length > 0 ? [...new Set(words)].slice(0, 50) : undefined;
}

function instant(text: string | null): string | undefined {
  return text !== null && /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function words(text: string | null, most: number): string | undefined {
  return text?.trim().slice(0, most).trim() || undefined;
}

/**
 * Reads view, filters and order from the query of an address. What it does not understand is left out: an old or mistyped
 * link still opens a list.
 */
export function filterFrom(search: string): DeskFilter {
  const asked = new URLSearchParams(search);
  const view = asked.get("view") ?? "";
  const sort = asked.get("sort") ?? "";
  const known = {
    status: (name: string) => some(asked.getAll(name).filter(isOneOf(statuses))),
    priority: (name: string) => some(asked.getAll(name).filter(isOneOf(priorities))),
    category: (name: string) => some(asked.getAll(name).filter((word) => category.test(word))),
    assignee: (name: string) => some(asked.getAll(name).filter((word) => word === "me" || word === "none" || id.test(word))),
    team: (name: string) => some(asked.getAll(name).filter((word) => word === "none" || id.test(word))),
    tag: (name: string) => some(asked.getAll(name).map((word) => word.trim().toLowerCase()).filter((word) => tag.test(word))),
    channel: (name: string) => some(asked.getAll(name).filter(isOneOf(channels))),
  };
  const filter: DeskFilter = {
    view: isOneOf(views)(view) ? view : firstView,
    status: known.status("status"), priority: known.priority("priority"), category: known.category("category"), assignee: known.assignee("assignee"),
    team: known.team("team"), tag: known.tag("tag"), channel: known.channel("channel"),
    notStatus: known.status("notStatus"), notPriority: known.priority("notPriority"), notCategory: known.category("notCategory"), notAssignee: known.assignee("notAssignee"),
    notTeam: known.team("notTeam"), notTag: known.tag("notTag"), notChannel: known.channel("notChannel"),
    requester: words(asked.get("requester"), 254),
    notRequester: words(asked.get("notRequester"), 254),
    from: instant(asked.get("from")),
    to: instant(asked.get("to")),
    q: words(asked.get("q"), 200),
    sort: isOneOf(Object.keys(sortNames) as Sort[])(sort) ? sort : undefined,
  };
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as DeskFilter;
}

/** The query of an address for a filter, without `?`; empty for the first view. `filterFrom` reads the same filter back. */
export function searchFrom(filter: DeskFilter): string {
  const search = new URLSearchParams();
  if (filter.view && filter.view !== firstView) search.set("view", filter.view);
  for (const name of lists) for (const word of filter[name] ?? []) search.append(name, word);
  for (const name of single) if (filter[name]) search.set(name, filter[name]);
  if (filter.sort) search.set("sort", filter.sort);
  return search.toString();
}

/** A saved filter as the list shows it: one that names no view was saved elsewhere, and counts all tickets. */
export function savedFilter(filter: DeskFilter): DeskFilter {
  return { ...filter, view: filter.view ?? "all" };
}

/** The saved view that the filter is, word for word; the first where several are the same. */
export function savedAs<View extends { filter: DeskFilter }>(filter: DeskFilter, views: readonly View[]): View | undefined {
  const here = searchFrom(filter);
  return views.find((view) => searchFrom(savedFilter(view.filter)) === here);
}

/** The order of a view that names none: unsolved tickets by who waits longest, others by the latest change. */
export function usualSort(view: View): Sort {
  return view === "solved" || view === "all" || view === "mentions" ? "-updated" : "waiting";
}

/** The filter with everything said that the address leaves open: what the server is asked. */
export function askedOf(filter: DeskFilter): DeskFilter {
  const view = filter.view ?? firstView;
  return { ...filter, view, sort: filter.sort ?? usualSort(view) };
}

/** The same view and order without any narrowing. */
export function withoutNarrowing({ view, sort }: DeskFilter): DeskFilter {
  return { ...(view && { view }), ...(sort && { sort }) };
}

/** Whether the view is narrowed at all. */
export function isNarrowed(filter: DeskFilter): boolean {
  return narrowing.some((name) => filter[name] !== undefined);
}
