import type { TicketLinks } from "../../../../contract/desk-links.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, notFound } from "../../../platform/errors.ts";
import { noteEvent } from "../../conversations/index.ts";
import { accessTicket } from "../access.ts";
import * as queries from "./links.queries.ts";
import { linksOf } from "./show-links.ts";

type Side = { id: string; number: string };

/** Links two tickets, in both timelines and audit logs. A link that is there stays as it is. @throws 404; 409 `same-ticket` */
export async function linkTickets(tx: Tx, idOrNumber: string, { kind, to }: { kind: "related" | "duplicate"; to: string }): Promise<TicketLinks> {
  const from = await accessTicket(tx, idOrNumber), other = await accessTicket(tx, to);
  if (from.id === other.id) throw conflict("same-ticket", "This is the same ticket. Name another one.");
  await makeLink(tx, kind, from, other);
  return linksOf(tx, from);
}

/** The link itself, for linking and for splitting. */
export async function makeLink(tx: Tx, kind: "related" | "duplicate" | "split", from: Side, to: Side): Promise<void> {
  const turned = kind === "related" && from.id > to.id;
  const [made] = await queries.insertLink.run({ kind, fromId: turned ? to.id : from.id, toId: turned ? from.id : to.id, now: tx.now }, tx);
  if (!made) return;
  await note(tx, from, "linked", { kind, direction: "out", ticketId: to.id, number: to.number });
  await note(tx, to, "linked", { kind, direction: kind === "related" ? "out" : "in", ticketId: from.id, number: from.number });
}

/** @throws 404 */
export async function unlinkTickets(tx: Tx, idOrNumber: string, linkId: string): Promise<TicketLinks> {
  const ticket = await accessTicket(tx, idOrNumber);
  const [gone] = await queries.deleteLink.run({ linkId, ticketId: ticket.id }, tx);
  if (!gone) throw notFound("This link");
  const other = await accessTicket(tx, gone.fromId === ticket.id ? gone.toId : gone.fromId);
  await note(tx, ticket, "unlinked", { kind: gone.kind, ticketId: other.id, number: other.number });
  await note(tx, other, "unlinked", { kind: gone.kind, ticketId: ticket.id, number: ticket.number });
  return linksOf(tx, ticket);
}

async function note(tx: Tx, { id }: Side, kind: "linked" | "unlinked", facts: Record<string, unknown>): Promise<void> {
  await noteEvent(tx, id, kind, "internal", facts);
  await audit(tx, { verb: `ticket.${kind}`, subjectKind: "ticket", subjectId: id, after: facts });
}
