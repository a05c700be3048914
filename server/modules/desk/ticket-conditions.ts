import sql, { raw, type Sql } from "sql-template-tag";
import { priorities, statuses, type DeskFilter } from "../../../contract/desk.ts";
import { searchWordsCondition } from "./search-words.ts";

/** What views need to know beside the filter. */
export interface FilterContext {
  me: string;
  /** Who has waited since before this moment is breaching. */
  breachedBefore: Date;
  /** Requesters that the filter's words name; null when it names none by words. And those whose tickets it leaves out. */
  requesterIds: readonly string[] | null;
  notRequesterIds: readonly string[] | null;
}

/** Written out and not a parameter: the planner must see it to use the indexes on unsolved tickets. */
const active = raw("t.status IN ('open', 'in_progress', 'pending')");
const nothing = raw("false");

/** The conditions of an agent's list on `desk_tickets_findable t` (DK-6): first those of the view that an index serves, then the others. */
export function conditionsOf(filter: DeskFilter, context: FilterContext): { base: Sql[]; rare: Sql[] } {
  const view = inView(filter.view ?? "all", context);
  const found: (Sql | undefined)[] = [
    filter.status && oneOf("t.status", filter.status, statuses),
    filter.priority && oneOf("t.priority_rank", filter.priority.map((p) => String(priorities.indexOf(p) + 1)), ["1", "2", "3", "4"]),
    filter.category && listed("t.category", filter.category),
    filter.channel && listed("t.channel", filter.channel),
    filter.tag && sql`t.tags && ${filter.tag}::text[]`,
    filter.assignee && nullable("t.assignee_id", filter.assignee.map((who) => (who === "me" ? context.me : who))),
    filter.team && nullable("t.team_id", filter.team),
    context.requesterIds ? sql`t.requester_id = ANY(${context.requesterIds}::uuid[])` : undefined,
    filter.from ? sql`t.created_at >= ${filter.from}::timestamptz` : undefined,
    filter.to ? sql`t.created_at < ${filter.to}::timestamptz` : undefined,
    filter.q ? searchWordsCondition(filter.q) : undefined,
  ];
  found.push(...exclusions(filter, context));
  const narrowing = found.filter((condition) => condition !== undefined);
  return servedInOrder(filter, narrowing.length) ? { base: [...view.base, ...narrowing], rare: view.rare } : { base: view.base, rare: [...view.rare, ...narrowing] };
}

/** What a filter leaves out. Nobody and no team are no value: who leaves out Ada's tickets keeps those that nobody has. */
function exclusions(filter: DeskFilter, { me, notRequesterIds }: FilterContext): (Sql | undefined)[] {
  const without = (column: string, wanted: readonly string[]) => {
    const ids = wanted.filter((id) => id !== "none");
    const others = ids.length > 0 ? sql`(${raw(column)} IS NULL OR ${raw(column)} <> ALL(${ids}::uuid[]))` : undefined;
    return [others, wanted.includes("none") ? raw(`${column} IS NOT NULL`) : undefined];
  };
  return [
    filter.notStatus && oneOf("t.status", filter.notStatus, statuses, "NOT IN"),
    filter.notPriority && oneOf("t.priority_rank", filter.notPriority.map((p) => String(priorities.indexOf(p) + 1)), ["1", "2", "3", "4"], "NOT IN"),
    filter.notCategory && sql`t.category <> ALL(${filter.notCategory}::text[])`,
    filter.notChannel && sql`t.channel <> ALL(${filter.notChannel}::text[])`,
    filter.notTag && sql`NOT t.tags && ${filter.notTag}::text[]`,
    ...(filter.notAssignee ? without("t.assignee_id", filter.notAssignee.map((who) => (who === "me" ? me : who))) : []),
    ...(filter.notTeam ? without("t.team_id", filter.notTeam) : []),
    notRequesterIds && notRequesterIds.length > 0 ? sql`t.requester_id <> ALL(${notRequesterIds}::uuid[])` : undefined,
  ];
}

/** One value of one column alone has an index by the time of the last change. */
function servedInOrder(filter: DeskFilter, narrowing: number): boolean {
  const single = [filter.status, filter.priority, filter.category, filter.channel, filter.assignee, filter.team].some((values) => values?.length === 1 && values[0] !== "none");
  return narrowing === 0 || (narrowing === 1 && single && (filter.view ?? "all") === "all" && (filter.sort === undefined || filter.sort === "-updated" || filter.sort === "updated"));
}

function inView(view: NonNullable<DeskFilter["view"]>, { me, breachedBefore }: FilterContext): { base: Sql[]; rare: Sql[] } {
  switch (view) {
    case "mine": return { base: [active, sql`t.assignee_id = ${me}::uuid`], rare: [] };
    case "unassigned": return { base: [active, raw("t.assignee_id IS NULL")], rare: [] };
    case "all_open": return { base: [active], rare: [] };
    case "breaching": return { base: [active], rare: [breaching(breachedBefore)] };
    case "mentions": return { base: [], rare: [sql`t.id IN (SELECT m.conversation_id FROM conversation_mentions m WHERE m.person_id = ${me}::uuid)`] };
    case "solved": return { base: [raw("t.status IN ('resolved', 'closed')")], rare: [] };
    case "all": return { base: [], rare: [] };
  }
}

/** DK-11: a promise of it runs out or was missed; while nothing is promised to anybody (no policy), somebody has waited for too long. */
function breaching(breachedBefore: Date): Sql {
  return sql`CASE WHEN (SELECT desk_sla_in_force()) THEN t.id IN (SELECT k.ticket_id FROM desk_sla_clocks k WHERE k.alert IS NOT NULL)
    ELSE coalesce(t.waiting_since, 'infinity') <= ${breachedBefore} END`;
}

/** One of few known words, written into the text: checked against the list, so nothing foreign gets in. */
function oneOf(column: string, wanted: readonly string[], known: readonly string[], how: "IN" | "NOT IN" = "IN"): Sql {
  const words = known.filter((word) => wanted.includes(word)).map((word) => (/^\d+$/.test(word) ? word : `'${word}'`));
  if (how === "NOT IN") return words.length === 0 ? raw("true") : raw(`${column} NOT IN (${words.join(", ")})`);
  return words.length === 0 ? nothing : raw(words.length === 1 ? `${column} = ${words[0]}` : `${column} IN (${words.join(", ")})`);
}

/** A single value gets an equality, so that an index can also give the order. */
function listed(column: string, wanted: readonly string[], type = "text"): Sql {
  if (wanted.length === 0) return nothing;
  const [only] = wanted;
  return wanted.length === 1 ? sql`${raw(column)} = ${only}::${raw(type)}` : sql`${raw(column)} = ANY(${wanted}::${raw(type)}[])`;
}

function nullable(column: string, wanted: readonly string[]): Sql {
  const ids = wanted.filter((id) => id !== "none");
  const missing = raw(`${column} IS NULL`);
  if (!wanted.includes("none")) return listed(column, ids, "uuid");
  return ids.length === 0 ? missing : sql`(${missing} OR ${listed(column, ids, "uuid")})`;
}
