import type { DeskProblem, problemEndpoints } from "../../../../contract/desk-links.ts";
import type { z } from "zod";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, notFound } from "../../../platform/errors.ts";
import { decodeCursor, encodeCursor } from "../../../platform/http/cursor.ts";
import { noteEvent } from "../../conversations/index.ts";
import { accessLiving } from "../links/follow-merges.ts";
import { linkedTicket } from "../links/linked-ticket.ts";
import type { TicketHead } from "../ticket.ts";
import { lockProblem, note } from "./lock-problem.ts";
import * as queries from "./problems.queries.ts";
import { showProblem, tellProblem } from "./show-problem.ts";

type How = "hand" | "surge" | "match";
type Incidents = z.output<typeof problemEndpoints.incidents.output>;

/** Hangs tickets off a problem; of merged ones the ticket in which they go on. What hangs there already stays. @throws 404; 409 `problem-resolved` */
export async function attachTickets(tx: Tx, problemId: string, tickets: readonly string[], how: How): Promise<DeskProblem> {
  const problem = await lockProblem(tx, problemId);
  if (problem.state === "resolved") throw conflict("problem-resolved", "This problem is resolved. Open it again, or open another one.");
  const found = new Map<string, TicketHead>();
  for (const asked of tickets) {
    const { ticket } = await accessLiving(tx, asked);
    found.set(ticket.id, ticket);
  }
  const attached: string[] = [];
  for (const ticket of [...found.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) if (await attachOne(tx, problem, ticket, how)) attached.push(ticket.number);
  if (attached.length > 0) {
    await queries.touchProblem.run({ id: problemId, now: tx.now }, tx);
    await note(tx, problemId, "attached", undefined, { how, tickets: attached });
    tellProblem(tx, problemId);
  }
  return showProblem(tx, problemId);
}

/** @returns false when it hangs there already; or when it only looks like one of it, but hangs off another */
async function attachOne(tx: Tx, problem: queries.LockProblemResult, ticket: TicketHead, how: How): Promise<boolean> {
  const [now] = await queries.problemOf.run({ ticketId: ticket.id }, tx);
  if (now && (now.id === problem.id || how === "match")) return false;
  if (now) await queries.detach.run({ ticketId: ticket.id }, tx);
  const [made] = await queries.attach.run({ ticketId: ticket.id, problemId: problem.id, how, now: tx.now }, tx);
  if (made) await noteEvent(tx, ticket.id, "problem", "internal", { problemId: problem.id, serial: problem.serial, title: problem.title, how });
  return made !== undefined;
}

/** @throws 404 */
export async function detachTicket(tx: Tx, problemId: string, ticketId: string): Promise<DeskProblem> {
  const problem = await lockProblem(tx, problemId);
  const { ticket } = await accessLiving(tx, ticketId);
  const [now] = await queries.problemOf.run({ ticketId: ticket.id }, tx);
  if (now?.id !== problem.id) throw notFound("This ticket of the problem");
  await queries.detach.run({ ticketId: ticket.id }, tx);
  await noteEvent(tx, ticket.id, "no_problem", "internal", { problemId: problem.id, serial: problem.serial, title: problem.title });
  await note(tx, problemId, "detached", undefined, { ticket: ticket.number });
  tellProblem(tx, problemId);
  return showProblem(tx, problemId);
}

/** The tickets of a problem, last attached first. @throws 404 */
export async function listIncidents(tx: Tx, problemId: string, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<Incidents> {
  await showProblem(tx, problemId);
  const [beforeAt, beforeId] = cursor ? decodeCursor(cursor, ["instant", "id"]) : [];
  const rows = await queries.incidentsOf.run({ problemId, beforeAt: beforeAt ?? null, beforeId: beforeId ?? null, limit: limit + 1 }, tx);
  const items = rows.slice(0, limit), last = items.at(-1);
  return {
    items: items.map((row) => ({ ...linkedTicket(row), channel: row.channel as Incidents["items"][number]["channel"], how: row.how as How, attachedAt: row.attachedAt.toISOString() })),
    nextCursor: rows.length > limit && last ? encodeCursor([last.attachedAt.toISOString(), last.ticketId]) : null,
  };
}
