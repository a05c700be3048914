import type { DeskFilter, Status, TicketRow } from "./desk.ts";

/** Who looks at the list. */
export interface ListContext {
  me: string;
}

/** Part of the agents' list as a client holds it: its first rows in order, and the newest version seen of every ticket. */
export interface TicketList {
  items: readonly TicketRow[];
  /** Whether the server has rows after the last one. */
  more: boolean;
  versions: Readonly<Record<string, number>>;
}

type Sort = NonNullable<DeskFilter["sort"]>;

const active: readonly Status[] = ["open", "in_progress", "pending"];
const ranks = { low: 1, medium: 2, high: 3, urgent: 4 } as const;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The order of a list without `sort`: the newest change first. */
export const defaultSort: Sort = "-updated";

/**
 * Whether events alone can't keep a list with this filter true: words, names and mentions are not in a row, and tickets begin to
 * breach by waiting, without an event. Such a list is asked for again.
 */
export function needsRefetch(filter: DeskFilter): boolean {
  return Boolean(filter.q) || filter.view === "mentions" || filter.view === "breaching" || [filter.requester, filter.notRequester].some((words) => words !== undefined && words !== "" && !uuid.test(words));
}

/** Whether a ticket belongs in a list: the same rule as the server's, for filters that do not need a refetch. */
export function matchesFilter(row: TicketRow, filter: DeskFilter, context: ListContext): boolean {
  return inView(row, filter.view ?? "all", context.me)
    && oneOf(filter.status, row.status) && oneOf(filter.priority, row.priority) && oneOf(filter.category, row.category) && oneOf(filter.channel, row.channel)
    && (filter.assignee === undefined || filter.assignee.some((who) => (who === "none" ? row.assignee === null : row.assignee?.id === (who === "me" ? context.me : who))))
    && (filter.team === undefined || filter.team.some((team) => (team === "none" ? row.team === null : row.team?.id === team)))
    && (filter.tag === undefined || filter.tag.some((tag) => row.tags.includes(tag)))
    && !leftOut(row, filter, context)
    && (!filter.requester || row.requester.id === filter.requester.toLowerCase())
    && (filter.from === undefined || Date.parse(row.createdAt) >= Date.parse(filter.from))
    && (filter.to === undefined || Date.parse(row.createdAt) < Date.parse(filter.to));
}

/** Whether a filter leaves the ticket out: it has what the filter excludes. Nobody's ticket is not somebody's. */
function leftOut(row: TicketRow, filter: DeskFilter, { me }: ListContext): boolean {
  const is = <T>(unwanted: readonly T[] | undefined, value: T) => unwanted?.includes(value) ?? false;
  return is(filter.notStatus, row.status) || is(filter.notPriority, row.priority) || is(filter.notCategory, row.category) || is(filter.notChannel, row.channel)
    || (filter.notAssignee?.some((who) => (who === "none" ? row.assignee === null : row.assignee?.id === (who === "me" ? me : who))) ?? false)
    || (filter.notTeam?.some((team) => (team === "none" ? row.team === null : row.team?.id === team)) ?? false)
    || (filter.notTag?.some((tag) => row.tags.includes(tag)) ?? false)
    || (filter.notRequester !== undefined && filter.notRequester !== "" && row.requester.id === filter.notRequester.toLowerCase());
}

function oneOf<T>(wanted: readonly T[] | undefined, value: T): boolean {
  return wanted === undefined || wanted.includes(value);
}

function inView(row: TicketRow, view: NonNullable<DeskFilter["view"]>, me: string): boolean {
  switch (view) {
    case "mine": return row.assignee?.id === me && active.includes(row.status);
    case "unassigned": return row.assignee === null && active.includes(row.status);
    case "all_open": return active.includes(row.status);
    case "solved": return !active.includes(row.status);
    case "all": case "breaching": case "mentions": return true;
  }
}

/** The order of a list, as the database has it: negative when `a` comes first. Never 0 for two tickets. */
export function compareRows(sort: Sort): (a: TicketRow, b: TicketRow) => number {
  const byId = (a: TicketRow, b: TicketRow) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const by = (pick: (row: TicketRow) => number) => (a: TicketRow, b: TicketRow) => {
    const left = pick(a), right = pick(b);
    return left < right ? -1 : left > right ? 1 : byId(a, b);
  };
  const updated = by((row) => Date.parse(row.updatedAt)), created = by((row) => Date.parse(row.createdAt));
  switch (sort) {
    case "updated": return updated;
    case "-updated": return (a, b) => updated(b, a);
    case "created": return created;
    case "-created": return (a, b) => created(b, a);
    case "priority": return (a, b) => ranks[b.priority] - ranks[a.priority] || updated(b, a);
    // Who does not wait comes last.
    case "waiting": return by((row) => (row.waitingSince === null ? Infinity : Date.parse(row.waitingSince)));
  }
}

/** A list as the server answered it. */
export function listFrom(items: readonly TicketRow[], more: boolean): TicketList {
  return { items, more, versions: Object.fromEntries(items.map((row) => [row.id, row.version])) };
}

/**
 * The list after a `ticket` event of the room `desk`. Holds as an equation: an answer of GET /api/desk/tickets with all events after it
 * has the first rows of a fresh answer (all of them when there are no more). `unread` is personal and is kept as it was.
 */
export function applyTicketEvent(list: TicketList, event: { id: string; version: number; row?: TicketRow }, filter: DeskFilter, context: ListContext): TicketList {
  const { row } = event;
  // Events may overtake each other between processes: an older one says nothing new.
  if (!row || (list.versions[event.id] ?? 0) >= event.version) return list;
  const known = list.items.find((item) => item.id === event.id);
  const rest = list.items.filter((item) => item.id !== event.id);
  const versions = { ...list.versions, [event.id]: event.version };
  if (!matchesFilter(row, filter, context)) return { ...list, items: rest, versions };
  const compare = compareRows(filter.sort ?? defaultSort);
  const shown: TicketRow = { ...row, unread: known?.unread ?? 0 };
  const place = rest.findIndex((item) => compare(shown, item) < 0);
  if (place >= 0) return { ...list, items: [...rest.slice(0, place), shown, ...rest.slice(place)], versions };
  // Behind the last row that we hold: whether others come before it only the server knows.
  return list.more ? { ...list, items: rest, versions } : { ...list, items: [...rest, shown], versions };
}
