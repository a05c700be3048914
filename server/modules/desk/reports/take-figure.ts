import sql, { join, raw, type Sql } from "sql-template-tag";
import { unitOf, type FigureKey, type FigureUnit, type Grouping } from "../../../../contract/desk-figures.ts";
import type { FigureCell, ReportFigure } from "../../../../contract/desk-reports.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { happened, measures, unsolved, type Scope } from "./measures.ts";

/** What a statement says of one figure: how many, their sum, and the median and 90th percentile where it has them. */
type Taken = [n: number, sum: number | null, percentiles: [number, number] | null];
export interface GroupRow { key: string | null; now: FigureCell; before: FigureCell }

type TakenBy = Partial<Record<FigureKey, Taken>>;

/**
 * Figures for the period, the period before, and each interval, in one statement: figures that are made of the same things share a scan for
 * each interval. A backlog is that of the last moment.
 */
export async function takeFigures(tx: Tx, keys: readonly FigureKey[], scope: Scope): Promise<ReportFigure[]> {
  const intervals = scope.bounds.length - 2;
  const parts = [...Map.groupBy(keys, (key) => measures[key].source).values()].map((same) => takeSame(same, scope));
  const found = new Map<number, TakenBy>();
  for (const { bucket, taken: by } of await tx.all<{ bucket: number; taken: TakenBy }>(join(parts, " UNION ALL "))) found.set(bucket, { ...found.get(bucket), ...by });
  return keys.map((key) => {
    const at = (bucket: number): Taken => found.get(bucket)?.[key] ?? nothing;
    const series = Array.from({ length: intervals }, (_, i) => at(i + 2));
    const all = key === "backlog" ? at(intervals + 1) : found.get(whole)?.[key] ?? series.reduce(added, nothing);
    return { key, unit: unitOf[key], now: cellOf(key, all), before: cellOf(key, at(1)), series: series.map((one) => cellOf(key, one)) };
  });
}

/** Stands for the period in place of one of its intervals, which are counted from 1 on. */
const whole = 0;

function takeSame(keys: readonly FigureKey[], scope: Scope): Sql {
  const { bounds } = scope, froms = bounds.slice(0, -1), tos = bounds.slice(1), numbers = froms.map((_, i) => i + 1);
  if (keys[0] === "backlog") return sql`SELECT m.bucket, ${taken(keys)} AS taken FROM (${unsolved(scope)}) m GROUP BY m.bucket`;
  // A median of all is no sum of its parts; counts and means are.
  const times = keys.some(hasPercentiles) ? [[whole, ...numbers], [bounds[1], ...froms], [bounds.at(-1), ...tos]] : [numbers, froms, tos];
  return sql`
    SELECT b.bucket, x.taken FROM unnest(${times[0]}::int[], ${times[1]}::timestamptz[], ${times[2]}::timestamptz[]) AS b(bucket, from_at, to_at)
     CROSS JOIN LATERAL (SELECT ${taken(keys)} AS taken FROM (${happened(keys, scope, { from: raw("b.from_at"), to: raw("b.to_at") }, false)}) m) x`;
}

const nothing: Taken = [0, null, null];

function added([n, sum]: Taken, [more, moreSum]: Taken): Taken {
  return [n + more, sum === null ? moreSum : sum + (moreSum ?? 0), null];
}

/**
 * A figure by agent, team, category, channel or hour of the week, for the period and the one before: one statement. It is planned for its times:
 * how long they are decides whether tickets are looked up one by one.
 */
export async function takeGroups(tx: Tx, key: FigureKey, by: Grouping, scope: Scope & { zone: string }): Promise<GroupRow[]> {
  const [before, from] = scope.bounds, to = scope.bounds.at(-1);
  const rows = await tx.all<{ key: string | null; now: boolean; taken: TakenBy }>(sql`
    SELECT m.key::text AS key, m.now, ${taken([key])} AS taken FROM (${key === "backlog"
      ? sql`SELECT ${groupKey(by, scope.zone)} AS key, r.bucket > 1 AS now, r.backlog FROM (${unsolved(scope)}) r WHERE r.bucket IN (1, ${scope.bounds.length - 1}::int)`
      : sql`SELECT ${groupKey(by, scope.zone)} AS key, r.at >= ${from} AS now, r.${raw(key)} FROM (${happened([key], scope, { from: sql`${before}`, to: sql`${to}` }, true)}) r`}) m
     GROUP BY m.key, m.now`, { planForValues: true });
  const none = cellOf(key, nothing);
  const groups = new Map<string | null, GroupRow>();
  for (const row of rows) {
    const group = groups.get(row.key) ?? { key: row.key, now: none, before: none };
    group[row.now ? "now" : "before"] = cellOf(key, row.taken[key] ?? nothing);
    groups.set(row.key, group);
  }
  return [...groups.values()];
}

function groupKey(by: Grouping, zone: string): Sql {
  switch (by) {
    case "agent": return raw("r.agent_id");
    case "team": return raw("r.team_id");
    case "category": return raw("r.category");
    case "channel": return raw("r.channel");
    case "hour": return sql`((extract(isodow FROM r.at AT TIME ZONE ${zone}) - 1) * 24 + extract(hour FROM r.at AT TIME ZONE ${zone}))::int`;
  }
}

function hasPercentiles(key: FigureKey): boolean {
  return key === "backlog" || unitOf[key] === "seconds" || unitOf[key] === "number";
}

/** How rows are put together. A backlog's value is its count; its mean, median and 90th percentile are ages. */
function taken(keys: readonly FigureKey[]): Sql {
  const each = keys.map((key) => `'${key}', json_build_array(count(*), sum(m.${key}), ${hasPercentiles(key) ? `percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY m.${key})` : "NULL"})`);
  return raw(`json_build_object(${each.join(", ")})`);
}

function cellOf(key: FigureKey, [n, sum, percentiles]: Taken): FigureCell {
  const unit: FigureUnit = unitOf[key];
  const rounded = (value: number | null | undefined) => (value === null || value === undefined ? null : Math.round(value * 100) / 100);
  const measuredOnly = unit === "count" && key !== "backlog";
  const mean = measuredOnly || n === 0 || sum === null ? null : rounded(sum / n);
  const median = rounded(percentiles?.[0]), p90 = rounded(percentiles?.[1]);
  return { n, value: unit === "count" ? n : unit === "percent" || unit === "score" ? mean : median, mean, median, p90 };
}
