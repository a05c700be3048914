import type { z } from "zod";
import type { GivenRating, reportEndpoints } from "../../../../contract/desk-reports.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { decodeCursor, encodeCursor } from "../../../platform/http/cursor.ts";
import { communityTimeZone } from "../../../platform/platform-module.ts";
import { person } from "../ticket.ts";
import { reportPeriod } from "./report-period.ts";
import * as queries from "./report.queries.ts";

type Ask = z.output<typeof reportEndpoints.ratings.query & {}>;

/** DK-15: what people said about the help they got, newest first: everybody's with `desk.report`, else what was said about the caller. @throws 422 */
export async function listRatings(tx: Tx, ask: Ask): Promise<{ items: GivenRating[]; nextCursor: string | null }> {
  const { bounds } = reportPeriod(ask, tx.services.settings.get(communityTimeZone), tx.now);
  const [beforeAt, beforeId] = ask.cursor ? decodeCursor(ask.cursor, ["instant", "id"]) : [];
  const [from, to] = [bounds[1] ?? tx.now, bounds.at(-1) ?? tx.now];
  const me = tx.actor.personId;
  if (!may(tx.actor, "desk.report") && ask.agent && ask.agent !== me) return { items: [], nextCursor: null };
  const agent = may(tx.actor, "desk.report") ? ask.agent ?? null : me;
  const rows = await queries.ratings.run({ from, to, agent, team: ask.team ?? null, category: ask.category ?? null, commented: ask.commented, beforeAt: beforeAt ?? null, beforeId: beforeId ?? null, limit: ask.limit + 1 }, tx);
  const items = rows.slice(0, ask.limit), last = items.at(-1);
  return { items: items.map(present), nextCursor: rows.length > ask.limit && last ? encodeCursor([last.ratedAt.toISOString(), last.ticketId]) : null };
}

function present(row: queries.RatingsResult): GivenRating {
  return {
    ticket: { id: row.ticketId, number: row.number, subject: row.subject }, score: row.score, comment: row.comment, ratedAt: row.ratedAt.toISOString(), category: row.category,
    agent: row.agentId === null ? null : person(row.agentId, row.agentName, row.agentUsername, row.agentImage, row.agentIsStaff),
    team: row.teamId === null || row.teamName === null ? null : { id: row.teamId, name: row.teamName },
  };
}
