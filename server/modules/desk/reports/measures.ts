import sql, { empty, join, raw, type Sql } from "sql-template-tag";
import type { FigureKey } from "../../../../contract/desk-figures.ts";

/** What figures are taken over. */
export interface Scope {
  /** As in `Period`. */
  bounds: readonly Date[];
  /** Times count opening hours only. */
  open: boolean;
  /** Only what this person did or has; null: everybody's. */
  agentId: string | null;
}

/** Things that happen to tickets: one row for each, with when it was and whose. */
interface Source {
  from: string;
  /** When, and whose, SQL. */
  at: string;
  agent: string;
  /** The row with team, category and channel, and what brings it, where that and `agent` are not in `from`. */
  row: string;
  with?: string;
  only?: string;
}

export type SourceName = "opened" | "answered" | "solved" | "promised" | "rated" | "unsolved";

/** When a promise was kept or missed. CASE and not coalesce, which row-level security would ask after everything else. */
function decided(row: string): string {
  return `CASE WHEN ${row}.breached_at IS NULL THEN ${row}.met_at ELSE ${row}.breached_at END`;
}

const sources: Readonly<Record<Exclude<SourceName, "unsolved">, Source>> = {
  opened: { from: "desk_ticket_facts f", at: "f.created_at", agent: "f.assignee_id", row: "f" },
  answered: { from: "desk_ticket_facts f", at: "f.first_response_at", agent: "f.first_responder_id", row: "f" },
  solved: { from: "desk_ticket_spells s", at: "s.to_at", agent: "s.agent_id", row: "s", only: "s.solved" },
  promised: {
    // Of next answers the clocks keep the round that lasts; each that was kept or missed stands beside them.
    from: `(SELECT c.ticket_id, ${decided("c")} AS at, c.breached_at FROM desk_sla_clocks c WHERE c.target IN ('first_response', 'resolution')
      UNION ALL SELECT r.ticket_id, ${decided("r")}, r.breached_at FROM desk_sla_rounds r) k`,
    with: "JOIN desk_ticket_facts f ON f.ticket_id = k.ticket_id", at: "k.at", agent: "f.assignee_id", row: "f",
  },
  rated: { from: "desk_ratings g", with: "JOIN desk_tickets t ON t.id = g.ticket_id", at: "g.rated_at", agent: "g.agent_id", row: "t" },
};

/**
 * DK-17: each figure, defined here and nowhere else: what it counts or measures, and the value of each. Cards, charts, tables, CSV and the
 * API only put these together. docs/figures.md says the same in words.
 */
export const measures: Readonly<Record<FigureKey, { source: SourceName; value: (scope: Scope) => string }>> = {
  created: { source: "opened", value: () => "1" },
  solved: { source: "solved", value: () => "1" },
  backlog: { source: "unsolved", value: () => "age" },
  first_response: { source: "answered", value: ({ open }) => (open ? "f.first_response_open_seconds" : "f.first_response_seconds") },
  resolution: { source: "solved", value: ({ open }) => (open ? "s.open_seconds" : "s.seconds") },
  replies: { source: "solved", value: () => "s.replies" },
  reopened: { source: "solved", value: () => "CASE WHEN s.reopened THEN 100 ELSE 0 END" },
  sla: { source: "promised", value: () => "CASE WHEN k.breached_at IS NULL THEN 100 ELSE 0 END" },
  satisfaction: { source: "rated", value: () => "g.score" },
};

/**
 * The rows of figures that are made of the same things and happened in a time: a value for each figure (a column named as the figure), and
 * with `owners` when it was (`at`) and whose. Not for what is `unsolved`.
 */
export function happened(keys: readonly FigureKey[], scope: Scope, time: { from: Sql; to: Sql }, owners: boolean): Sql {
  const source = sources[sourceOf(keys)], { agentId } = scope;
  const values = raw(keys.map((key) => `(${measures[key].value(scope)})::float8 AS ${key}`).join(", "));
  const whose = owners ? raw(`, ${source.agent} AS agent_id, ${source.row}.team_id, ${source.row}.category, ${source.row}.channel, ${source.at} AS at`) : empty;
  const conditions = [sql`${raw(source.at)} >= ${time.from}`, sql`${raw(source.at)} < ${time.to}`];
  if (source.only) conditions.push(raw(source.only));
  if (agentId !== null) conditions.push(sql`${raw(source.agent)} = ${agentId}::uuid`);
  return sql`SELECT ${values} ${whose} FROM ${raw(source.from)} ${raw(owners || agentId !== null ? source.with ?? "" : "")} WHERE ${join(conditions, " AND ")}`;
}

function sourceOf([key]: readonly FigureKey[]): Exclude<SourceName, "unsolved"> {
  const name = key && measures[key].source;
  if (!name || name === "unsolved") throw new Error("this figure is not made of what happened");
  return name;
}

/**
 * What was unsolved at the end of each interval, by how long it had been there since its creation. A spell is in the intervals whose
 * ends it covers; ages are those at the end of the period and of the one before, since what waits long would be sorted for every interval.
 */
export function unsolved({ bounds, agentId }: Scope): Sql {
  return sql`
    SELECT i.bucket, CASE WHEN i.bucket IN (1, ${bounds.length - 1}::int) THEN extract(epoch FROM (${bounds}::timestamptz[])[i.bucket + 1] - s.created_at)::float8 END AS backlog, s.agent_id, s.team_id, s.category, s.channel, NULL::timestamptz AS at
      FROM desk_ticket_spells s
      CROSS JOIN LATERAL generate_series(greatest(width_bucket(s.from_at, ${bounds}::timestamptz[]), 1),
        CASE WHEN s.to_at IS NULL THEN ${bounds.length - 1}::int ELSE least(width_bucket(s.to_at, ${bounds}::timestamptz[]), ${bounds.length}::int) - 1 END) AS i(bucket)
     WHERE s.from_at < ${bounds.at(-1)} AND (s.to_at IS NULL OR s.to_at >= ${bounds[1]} AND width_bucket(s.from_at, ${bounds}::timestamptz[]) < width_bucket(s.to_at, ${bounds}::timestamptz[])) ${agentId === null ? empty : sql`AND s.agent_id = ${agentId}::uuid`}`;
}
