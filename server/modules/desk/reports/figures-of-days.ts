import type { FigureKey } from "../../../../contract/desk-figures.ts";
import type { ReportFigure } from "../../../../contract/desk-reports.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { communityTimeZone } from "../../../platform/platform-module.ts";
import { wallTime } from "../zone-time.ts";
import { reportPeriod } from "./report-period.ts";
import { takeFigures } from "./take-figure.ts";
import * as queries from "./report.queries.ts";

export interface FiguresOfDays {
  /** The days, oldest first; each figure has one value for each. */
  days: string[];
  /** When the first of them began. */
  from: Date;
  figure: (key: FigureKey) => ReportFigure;
}

/**
 * Figures of the last `count` days of the community's zone (45 at most, so that each day stands by itself), today included: the very ones
 * that the report of these days shows.
 * @param agentId only what this person did or has; whoever may not see everybody's figures gets their own, as in the report
 */
export async function figuresOfDays(tx: Tx, keys: readonly FigureKey[], count: number, agentId: string | null = null): Promise<FiguresOfDays> {
  const zone = tx.services.settings.get(communityTimeZone);
  const dayBefore = (days: number) => new Date(wallTime(tx.now, zone) - days * 86_400_000).toISOString().slice(0, 10);
  const { bounds, starts } = reportPeriod({ from: dayBefore(count - 1), to: dayBefore(0) }, zone, tx.now);
  await queries.planForReports.run(undefined, tx);
  const figures = await takeFigures(tx, keys, { bounds, open: false, agentId: may(tx.actor, "desk.report") ? agentId : tx.actor.personId });
  return {
    days: starts, from: bounds[1] ?? tx.now,
    figure: (key) => {
      const found = figures.find((one) => one.key === key);
      if (!found) throw new Error(`the figure ${key} was not asked for`);
      return found;
    },
  };
}

/** How many tickets were unsolved at a moment, by the same spells of which the backlog of reports is made. */
export async function unsolvedAt(tx: Tx, at: Date): Promise<number> {
  return (await queries.unsolvedAt.run({ at }, tx))[0]?.count ?? 0;
}

/** Of the tickets opened in a time: how many were first answered within the target, and how many were not (late, or overdue when looked at). */
export async function firstAnswersWithin(tx: Tx, asked: { from: Date; to: Date; asOf: Date; hours: number }): Promise<{ within: number; missed: number }> {
  const [row] = await queries.firstAnswersWithin.run({ from: asked.from, to: asked.to, asOf: asked.asOf, hours: asked.hours }, tx);
  return row ?? { within: 0, missed: 0 };
}
