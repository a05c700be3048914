import type { DeskProblem, ProblemRow } from "../../../../contract/desk-links.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { notFound } from "../../../platform/errors.ts";
import { decodeCursor, encodeCursor } from "../../../platform/http/cursor.ts";
import { publish } from "../../../platform/realtime/realtime.ts";
import { person } from "../ticket.ts";
import * as queries from "./problems.queries.ts";

/** A problem with its last answers and its history. Three statements. @throws 404 */
export async function showProblem(tx: Tx, id: string): Promise<DeskProblem> {
  const [row] = await queries.showProblem.run({ id }, tx);
  if (!row) throw notFound("This problem");
  const answers = await queries.answersOf.run({ problemId: id }, tx);
  const history = await queries.historyOf.run({ id }, tx);
  const change = may(tx.actor, "ticket.triage");
  const underWay = answers.some(({ state }) => state === "waiting" || state === "running");
  return {
    ...presentRow(row), statement: row.statement, version: row.version, resolvedAt: row.resolvedAt?.toISOString() ?? null,
    attaching: row.attaching as DeskProblem["attaching"],
    createdBy: person(row.createdById, row.creatorName, row.creatorUsername, row.creatorImage, row.creatorIsStaff),
    answers: answers.map((a) => ({
      id: a.id, state: a.state as DeskProblem["answers"][number]["state"], body: a.body, resolves: a.resolves, startsAt: a.startsAt.toISOString(), finishedAt: a.finishedAt?.toISOString() ?? null,
      askedBy: person(a.askedById, a.askedByName, a.askedByUsername, a.askedByImage, a.askedByIsStaff), total: a.total, answered: a.answered, skipped: a.skipped,
      abilities: { stop: change && a.state === "waiting" },
    })),
    history: history.map((h) => ({ at: h.at.toISOString(), verb: h.verb, data: (h.data ?? {}) as Record<string, unknown>, actor: h.actorId ? person(h.actorId, h.actorName, h.actorUsername, h.actorImage, h.actorIsStaff) : null })),
    abilities: { change, answer: change && may(tx.actor, "ticket.reply") && row.state === "open" && !underWay && row.attaching === null && row.openIncidents > 0 },
  };
}

/** Problems by their last change, newest first. */
export async function listProblems(tx: Tx, { state, cursor, limit }: { state?: "open" | "resolved" | undefined; cursor?: string | undefined; limit: number }): Promise<{ items: ProblemRow[]; nextCursor: string | null }> {
  const [beforeAt, beforeId] = cursor ? decodeCursor(cursor, ["instant", "id"]) : [];
  const rows = await queries.listProblems.run({ state: state ?? null, beforeAt: beforeAt ?? null, beforeId: beforeId ?? null, limit: limit + 1 }, tx);
  const items = rows.slice(0, limit), last = items.at(-1);
  return { items: items.map(presentRow), nextCursor: rows.length > limit && last ? encodeCursor([last.updatedAt.toISOString(), last.id]) : null };
}

function presentRow(row: queries.ListProblemsResult): ProblemRow {
  return {
    id: row.id, serial: row.serial, title: row.title, category: row.category, state: row.state as ProblemRow["state"], incidents: row.incidents, openIncidents: row.openIncidents,
    owner: row.ownerId ? person(row.ownerId, row.ownerName, row.ownerUsername, row.ownerImage, row.ownerIsStaff) : null, createdAt: row.createdAt.toISOString(), updatedAt: row.updatedAt.toISOString(),
  };
}

/** Tells everybody at the desk that a problem changed. */
export function tellProblem(tx: Tx, id: string): void {
  publish(tx, "desk", "problem", { id });
}
