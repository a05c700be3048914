import type { Surge } from "../../../../contract/desk-links.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { notFound } from "../../../platform/errors.ts";
import { linkedTicket } from "../links/linked-ticket.ts";
import * as queries from "./surge.queries.ts";

/** Days for which decided surges stay in the list. */
const shownDays = 7;
/** Reports in the list, and in the view of one surge. */
const shownTickets = { list: 3, one: 200 };

/** DK-14: what is proposed, then what was decided lately. Two statements. */
export async function listSurges(tx: Tx): Promise<Surge[]> {
  const rows = await queries.surges.run({ id: null, since: new Date(tx.now.getTime() - shownDays * 86_400_000) }, tx);
  return withTickets(tx, rows, shownTickets.list);
}

/** @throws 404 */
export async function showSurge(tx: Tx, id: string): Promise<Surge> {
  const [surge] = await withTickets(tx, await queries.surges.run({ id, since: null }, tx), shownTickets.one);
  if (!surge) throw notFound("This surge");
  return surge;
}

async function withTickets(tx: Tx, rows: readonly queries.SurgesResult[], each: number): Promise<Surge[]> {
  const tickets = rows.length === 0 ? [] : await queries.ticketsOfSurges.run({ ids: rows.map(({ id }) => id), each }, tx);
  return rows.map((row) => ({
    id: row.id, category: row.category, words: row.words, state: row.state as Surge["state"], firstAt: row.firstAt.toISOString(), lastAt: row.lastAt.toISOString(), count: row.count,
    problem: row.problemId && row.serial !== null && row.title !== null ? { id: row.problemId, serial: row.serial, title: row.title, state: row.problemState as "open" | "resolved" } : null,
    tickets: tickets.filter(({ surgeId }) => surgeId === row.id).map(linkedTicket), abilities: { decide: row.state === "proposed" && may(tx.actor, "ticket.triage"), undismiss: row.state === "dismissed" && may(tx.actor, "ticket.triage") },
  }));
}
