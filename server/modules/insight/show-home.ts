import type { z } from "zod";
import type { insightEndpoints } from "../../../contract/identity.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { communityTimeZone } from "../../platform/platform-module.ts";
import * as queries from "./home.queries.ts";

type Home = z.output<typeof insightEndpoints.home.output>;

/** First figures for the admin home: two statements. Days are those of the community's time zone. */
export async function showHome(tx: Tx): Promise<Home> {
  const [row] = await queries.homeFigures.run({ now: tx.now }, tx);
  const days = await queries.ticketsPerDay.run({ now: tx.now, zone: tx.services.settings.get(communityTimeZone) }, tx);
  if (!row) throw new Error("the home figures answered no row");
  return {
    people: row.people, newPeople7d: row.newPeople7d, openTickets: row.openTickets, unassigned: row.unassigned, solved7d: row.solved7d, created7d: row.created7d,
    medianFirstReplyMinutes7d: row.medianFirstReplyMinutes7d, rating30d: { average: row.ratingAverage, count: row.ratingCount },
    mail: { queued: row.mailQueued, failed: row.mailFailed },
    jobs: { waiting: row.jobsWaiting, failing: row.jobsFailing, oldestSeconds: row.jobsOldestSeconds },
    ticketsPerDay: days,
  };
}
