import type { MacroActions } from "../../../contract/desk.ts";
import { may } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { forbidden } from "../../platform/errors.ts";
import { accessTicket } from "./access.ts";
import { assignTicket } from "./assign-ticket.ts";
import { isRequester } from "./policy.ts";
import { replyToTicket, type NewReply, type Replied } from "./reply-to-ticket.ts";
import * as queries from "./reply.queries.ts";
import { setPriority, setTags } from "./triage-ticket.ts";

type Acts = Omit<MacroActions, "setStatus">;

/**
 * DK-9: a reply with what its macro does to the ticket, all or nothing. The acts come first, by the rules of the single acts: the reply
 * leaves its own change to COMMIT.
 * @throws what the acts and the reply throw; 403 for requesters
 */
export async function replyWithActs(tx: Tx, idOrNumber: string, { also, ...reply }: NewReply & { also?: Acts | undefined }): Promise<Replied> {
  if (also === undefined || Object.keys(also).length === 0) return replyToTicket(tx, idOrNumber, reply);
  const ticket = await accessTicket(tx, idOrNumber);
  if (isRequester(tx.actor, ticket) || !may(tx.actor, "ticket.triage")) throw forbidden();
  // A repeated request has acted already; what others have changed since stays.
  const [sent] = await queries.postedBefore.run({ ticketId: ticket.id, clientId: reply.clientId }, tx);
  if (!sent) await act(tx, ticket.id, also, ticket.tags);
  return replyToTicket(tx, ticket.id, reply);
}

async function act(tx: Tx, id: string, { priority, addTags, assignTo, teamId }: Acts, tags: readonly string[]): Promise<void> {
  if (priority) await setPriority(tx, id, priority);
  if (addTags && addTags.length > 0) await setTags(tx, id, [...tags, ...addTags]);
  if (assignTo === undefined && teamId === undefined) return;
  if (!may(tx.actor, "ticket.assign")) throw forbidden();
  const staffId = assignTo === "me" ? (tx.actor.personId ?? undefined) : assignTo;
  // Whoever has it now was on the sender's screen: a macro says who is to have it.
  const { assigneeId } = await accessTicket(tx, id);
  await assignTicket(tx, id, { staffId, teamId, expected: assigneeId });
}
