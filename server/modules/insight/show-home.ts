import type { z } from "zod";
import type { insightEndpoints } from "../../../contract/identity.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { figuresOfDays, summariseDesk } from "../desk/index.ts";
import * as queries from "./home.queries.ts";

type Home = z.output<typeof insightEndpoints.home.output>;

/**
 * First figures for the admin home. The desk's are those of its reports for the same days (docs/figures.md), and of its inbox; days are
 * those of the community's time zone, today included.
 */
export async function showHome(tx: Tx): Promise<Home> {
  const [row] = await queries.homeFigures.run({ now: tx.now }, tx);
  if (!row) throw new Error("the home figures answered no row");
  const { open, inProgress, pending, unassigned } = await summariseDesk(tx);
  const month = await figuresOfDays(tx, ["created", "solved", "satisfaction"], 30);
  const week = await figuresOfDays(tx, ["created", "solved", "first_response"], 7);
  const [created, solved, rating, firstAnswer] = [month.figure("created").series, month.figure("solved").series, month.figure("satisfaction").now, week.figure("first_response")];
  const minutes = (seconds: number | null) => (seconds === null ? null : seconds / 60);
  return {
    people: row.people, newPeople7d: row.newPeople7d, openTickets: open + inProgress + pending, unassigned, solved7d: week.figure("solved").now.n, created7d: week.figure("created").now.n,
    medianFirstReplyMinutes7d: minutes(firstAnswer.now.median), medianFirstReplyMinutesBefore: minutes(firstAnswer.before.median), rating30d: { average: rating.mean, count: rating.n },
    mail: { queued: row.mailQueued, failed: row.mailFailed },
    jobs: { waiting: row.jobsWaiting, failing: row.jobsFailing, oldestSeconds: row.jobsOldestSeconds },
    ticketsPerDay: month.days.map((day, at) => ({ day, created: created[at]?.n ?? 0, solved: solved[at]?.n ?? 0 })),
  };
}
