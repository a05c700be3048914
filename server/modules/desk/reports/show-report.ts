import { canGroup, figureKeys, type FigureKey, type Grouping } from "../../../../contract/desk-figures.ts";
import type { Breakdown, BreakdownQuery, Overview, ReportPeriod, ReportRow } from "../../../../contract/desk-reports.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { invalid } from "../../../platform/errors.ts";
import { communityTimeZone } from "../../../platform/platform-module.ts";
import type { Scope } from "./measures.ts";
import { reportPeriod } from "./report-period.ts";
import { takeFigures, takeGroups, type GroupRow } from "./take-figure.ts";
import * as facts from "./facts.queries.ts";
import * as queries from "./report.queries.ts";

type Ask = Pick<BreakdownQuery, "from" | "to" | "hours">;

/** DK-17: all figures of a period: everybody's with `desk.report`, else the caller's own. @throws 422 a period that is too long or to come */
export async function showOverview(tx: Tx, ask: Ask): Promise<Overview> {
  const { scope, period } = await openReport(tx, ask);
  return { period, figures: await takeFigures(tx, figureKeys, scope) };
}

/** One figure with its parts by a grouping, the largest first; hours in their order. @throws 422 also for a grouping that the figure has not */
export async function showBreakdown(tx: Tx, key: FigureKey, ask: BreakdownQuery): Promise<Breakdown> {
  if (!canGroup(key, ask.by)) throw invalid([{ path: "by", message: "The backlog has no hour of the week. Choose another grouping." }]);
  const { scope, period } = await openReport(tx, ask);
  const [figure] = await takeFigures(tx, [key], scope);
  if (!figure) throw new Error("a figure was not taken");
  const rows = await takeGroups(tx, key, ask.by, { ...scope, zone: period.zone });
  return { period, figure, by: ask.by, rows: await named(tx, ask.by, rows) };
}

/** The time of a report with whose figures it holds. */
async function openReport(tx: Tx, ask: Ask): Promise<{ scope: Scope; period: ReportPeriod }> {
  const zone = tx.services.settings.get(communityTimeZone);
  const { bounds, ...period } = reportPeriod(ask, zone, tx.now);
  const everybody = may(tx.actor, "desk.report");
  await queries.planForReports.run(undefined, tx);
  const [progress] = await facts.progress.run(undefined, tx);
  return {
    scope: { bounds, open: ask.hours === "open", agentId: everybody ? null : tx.actor.personId },
    period: { ...period, zone, hours: ask.hours, everybody, countedTo: (progress?.syncedTo ?? new Date(0)).toISOString(), recounting: progress?.rules === null || progress?.walkedTo !== null },
  };
}

async function named(tx: Tx, by: Grouping, rows: readonly GroupRow[]): Promise<ReportRow[]> {
  const keys = rows.flatMap(({ key }) => (key === null ? [] : [key]));
  const names = new Map((by === "agent" || by === "team" || by === "category" ? await queries.names.run({ by, keys }, tx) : []).map(({ key, name }) => [key, name]));
  const order = by === "hour" ? (a: GroupRow, b: GroupRow) => Number(a.key) - Number(b.key) : (a: GroupRow, b: GroupRow) => b.now.n - a.now.n || b.before.n - a.before.n || String(a.key).localeCompare(String(b.key));
  return [...rows].sort(order).map((row) => ({ ...row, label: names.get(row.key ?? "") ?? null }));
}
