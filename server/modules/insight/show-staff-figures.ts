import type { StaffFigures } from "../../../contract/insight.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import { figuresOfDays } from "../desk/index.ts";
import { profilesOf } from "../identity/index.ts";
import * as queries from "./staff-figures.queries.ts";

const periodDays = 30;

/**
 * AD-5: the last 30 days of somebody on the staff, whose rights may have ended since: what the report of these days says of them, and how
 * often they answered. @throws 404 for anybody who never did anything as staff
 */
export async function showStaffFigures(tx: Tx, personId: string): Promise<StaffFigures> {
  const { from, figure } = await figuresOfDays(tx, ["solved", "first_response", "satisfaction"], periodDays, personId);
  const [acts] = await queries.staffActs.run({ personId, from, to: tx.now }, tx);
  const profile = (await profilesOf(tx, [personId]))[0];
  const solved = figure("solved").now.n, first = figure("first_response").now, rating = figure("satisfaction").now;
  if (!acts || !profile || (!profile.isStaff && acts.replies + solved === 0)) throw notFound("This person on the staff");
  return {
    periodDays, ...acts, solved,
    firstReply: first.median === null ? null : { tickets: first.n, medianSeconds: first.median },
    rating: rating.mean === null ? null : { count: rating.n, average: rating.mean },
  };
}
