import type { StaffFigures } from "../../../contract/insight.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import { profilesOf } from "../identity/index.ts";
import * as queries from "./staff-figures.queries.ts";

const periodDays = 30;

/** AD-5: the last 30 days of somebody on the staff, whose rights may have ended since. @throws 404 for anybody who never did anything as staff */
export async function showStaffFigures(tx: Tx, personId: string): Promise<StaffFigures> {
  const period = { personId, from: new Date(tx.now.getTime() - periodDays * 86_400_000), to: tx.now };
  const [acts] = await queries.staffActs.run(period, tx);
  const profile = (await profilesOf(tx, [personId]))[0];
  if (!acts || !profile || (!profile.isStaff && acts.replies + acts.solved === 0)) throw notFound("This person on the staff");
  const [first] = await queries.firstRepliesBy.run(period, tx);
  const [rating] = await queries.ratingsOf.run(period, tx);
  return {
    periodDays, ...acts,
    firstReply: first && first.median !== null ? { tickets: first.count, medianSeconds: first.median } : null,
    rating: rating && rating.average !== null ? { count: rating.count, average: rating.average } : null,
  };
}
