import sql, { raw, type Sql } from "sql-template-tag";
import { priorities, statuses, type DeskFilter } from "../../../contract/desk.ts";
import { searchWordsCondition } from "./search-words.ts";

/** What views need to know beside the filter. */
export interface FilterContext {
  me: string;
  /** Who has waited since before this moment is breaching. */
  breachedBefore: Date;
  /** Requesters that the filter's words name; null when it names none by words. */
  requesterIds: readonly string[] | null;
}

/** Written out and not a parameter: the planner must see it to use the indexes on unsolved tickets. */
const active = raw("t.status IN ('open', 'in_progress', 'pending')");
const nothing = raw("false");

/** The conditions of an agent's list on `desk_tickets_findable t` (DK-6). */
export function conditionsOf(filter: DeskFilter, context: FilterContext): Sql[] {
  const found: (Sql | undefined)[] = [
    ...inView(filter.view ?? "all", context),
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
  return found.filter((condition) => condition !== undefined);
}

function inView(view: NonNullable<DeskFilter["view"]>, { me, breachedBefore }: FilterContext): Sql[] {
  switch (view) {
    case "mine": return [active, sql`t.assignee_id = ${me}::uuid`];
    case "unassigned": return [active, raw("t.assignee_id IS NULL")];
    case "all_open": return [active];
    case "breaching": return [active, sql`coalesce(t.waiting_since, 'infinity') <= ${breachedBefore}`];
    case "mentions": return [sql`t.id IN (SELECT m.conversation_id FROM conversation_mentions m WHERE m.person_id = ${me}::uuid)`];
    case "solved": return [raw("t.status IN ('resolved', 'closed')")];
    case "all": return [];
  }
}

/** One of few known words, written into the text: checked against the list, so nothing foreign gets in. */
function oneOf(column: string, wanted: readonly string[], known: readonly string[]): Sql {
  const words = known.filter((word) => wanted.includes(word)).map((word) => (/^\d+$/.test(word) ? word : `'${word}'`));
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
