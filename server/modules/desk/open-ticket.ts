import type { z } from "zod";
import type { Ticket, ticketEndpoints } from "../../../contract/desk.ts";
import { may } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { forbidden, invalid } from "../../platform/errors.ts";
import { personContact } from "../identity/index.ts";
import { accessTicket } from "./access.ts";
import { createTicket } from "./create-ticket.ts";
import { checkPriority } from "./policy.ts";
import { showNewTicket, showTicket } from "./show-ticket.ts";

type Form = z.output<NonNullable<typeof ticketEndpoints.create.body>>;

/**
 * DK-1: a ticket by the form: a member's own, or by staff on a member's behalf.
 * @throws 403 `priority-not-yours` and for somebody else's ticket; 422 for somebody whose account is closed; 404, 422, 429 as `createTicket`
 */
export async function openTicket(tx: Tx, form: Form): Promise<{ outcome: "created" | "repeated"; ticket: Ticket }> {
  const forOther = form.requesterId !== undefined && form.requesterId !== tx.actor.personId;
  if (forOther && !may(tx.actor, "ticket.create_for_others")) throw forbidden("You can open tickets for yourself only.");
  // Who can't sign in would never read the answer. (Whether there is such a person at all is the database's to say.)
  const closed = forOther && ((await personContact(tx, form.requesterId ?? ""))?.standing ?? null) !== null;
  if (closed) throw invalid([{ path: "requesterId", message: "This account is closed or suspended: nobody would read the answer." }]);
  if (form.priority) checkPriority(tx.actor, form.priority);
  const created = await createTicket(tx, {
    subject: form.subject, category: form.category, ...(form.priority ? { priority: form.priority } : {}), ...(forOther ? { requesterId: form.requesterId } : {}),
    openedAs: forOther ? "staff" : "member", channel: "web", clientId: form.clientId, followUpOf: form.followUpOf,
    firstMessages: [{ body: form.description, attachments: form.attachments, ...(form.clientId ? { clientId: form.clientId } : {}) }],
  });
  if (created.outcome === "repeated") return { outcome: "repeated", ticket: await showTicket(tx, created.ticket) };
  const { followUpOf } = created.ticket;
  const before = followUpOf ? await accessTicket(tx, followUpOf) : null;
  return { outcome: "created", ticket: showNewTicket(tx, created.ticket, created.messages, before && { id: before.id, number: before.number }, forOther ? "staff" : "member") };
}
