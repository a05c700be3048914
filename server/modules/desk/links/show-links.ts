import type { TicketLinks } from "../../../../contract/desk-links.ts";
import { may } from "../../../platform/actor.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { accessTicket } from "../access.ts";
import { problemOf } from "../problems/problems.queries.ts";
import { isRequester } from "../policy.ts";
import { person, type TicketHead } from "../ticket.ts";
import { linkedTicket } from "./linked-ticket.ts";
import * as queries from "./links.queries.ts";
import { undoUntil } from "./merge-rules.ts";

/** DK-13: what a ticket is tied to, as the team sees it. Four statements, however many ties. @throws 404 */
export async function showLinks(tx: Tx, idOrNumber: string): Promise<TicketLinks> {
  return linksOf(tx, await accessTicket(tx, idOrNumber));
}

export async function linksOf(tx: Tx, ticket: TicketHead): Promise<TicketLinks> {
  const { id } = ticket;
  const links = await queries.linksOf.run({ ticketId: id }, tx);
  const merged = await queries.mergedTickets.run({ ticketId: id }, tx);
  const [problem] = await problemOf.run({ ticketId: id }, tx);
  const triage = may(tx.actor, "ticket.triage");
  return {
    links: links.map((row) => ({
      id: row.id, kind: row.kind as TicketLinks["links"][number]["kind"], direction: row.direction as "out" | "in", madeAt: row.madeAt.toISOString(), ticket: linkedTicket(row), abilities: { remove: triage },
    })),
    merged: merged.map((row) => {
      const until = undoUntil(tx, row.mergedAt);
      return {
        ticket: linkedTicket(row), messages: row.messages, mergedAt: row.mergedAt.toISOString(), undoUntil: triage && until > tx.now ? until.toISOString() : null,
        mergedBy: row.mergedById ? person(row.mergedById, row.byName, row.byUsername, row.byImage, row.byIsStaff) : null,
      };
    }),
    problem: problem ? { id: problem.id, serial: problem.serial, title: problem.title, state: problem.state as "open" | "resolved" } : null,
    // On their own ticket staff are the requester: making more of it is for a colleague.
    abilities: { link: triage, merge: triage && ticket.status !== "closed", split: triage && !isRequester(tx.actor, ticket), attach: triage },
  };
}
