import { conflict, DomainError, notFound } from "../../platform/errors.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { audit } from "../../platform/audit/audit.ts";
import { accessConversation, messagesPage } from "../conversations/index.ts";
import { assignTicket } from "../desk/index.ts";
import { actAs } from "./act-as.ts";
import { entriesOfTicket } from "./flow.ts";
import { handOff, ticketFromTalk } from "./hand-off.ts";
import { accessSession, moved, type Session } from "./session.ts";
import { speak } from "./speak.ts";
import { speech } from "./texts.ts";
import { messagesBySeq } from "./told-messages.ts";

/**
 * AS-8: staff take a talk over from the bot. It becomes a ticket of the member's words that is assigned to the actor, and the bot is
 * silent from then on. The same call again answers the same.
 * @throws 404; 409 `moved` with the ticket when it was handed off otherwise, `nothing-said`, `ticket-limit`, `deactivated`
 */
export async function takeOverTalk(tx: Tx, conversationId: string): Promise<{ ticketId: string; number: string }> {
  const conversation = await accessConversation(tx, conversationId);
  if (conversation.kind !== "assistant") throw notFound("This talk with the bot");
  const { texts } = speech[(await accessSession(tx, conversationId)).state.language];
  // Saying it takes the lock on the conversation: what the member is writing is answered before, or moves with the talk.
  await speak(tx, conversationId, { do: "say", text: texts.joined(tx.actor.name) }, "joined", tx.actor.personId ?? "");
  const session = await accessSession(tx, conversationId);
  if (session.handedOff) return takenBefore(tx, session.handedOff);
  const said = await membersWords(tx, session);
  if (said.length === 0) throw conflict("nothing-said", "The member has not written anything yet, so there is nothing to answer.");
  const { ticket } = await actAs(tx, session.personId, (theirs) => ticketFromTalk(theirs, conversationId, said, session.state.matterFrom)).catch(sayLimit);
  const mine = await assignTicket(tx, ticket.id, { staffId: tx.actor.personId ?? "" });
  await handOff(tx, { conversationId, ticket: mine, words: texts.goesOn(ticket.number) });
  await audit(tx, { verb: "talk.taken_over", subjectKind: "ticket", subjectId: ticket.id, before: { owner: "bot" }, after: { owner: "staff", conversationId } });
  return { ticketId: ticket.id, number: ticket.number };
}

function takenBefore(tx: Tx, handedOff: NonNullable<Session["handedOff"]>): { ticketId: string; number: string } {
  if (handedOff.byId !== tx.actor.personId) throw moved(handedOff);
  return { ticketId: handedOff.ticketId, number: handedOff.number };
}

/** What told something; of a talk of menu words only, those. */
async function membersWords(tx: Tx, { conversationId, personId, state }: Session) {
  if (state.told.length > 0) return messagesBySeq(tx, conversationId, state.told);
  const { items } = await messagesPage(tx, conversationId, { limit: 100 });
  return items.filter(({ author }) => author?.id === personId).slice(-entriesOfTicket);
}

/** DK-2's limit is the member's, not the actor's. */
function sayLimit(error: unknown): never {
  if (!(error instanceof DomainError && error.code === "ticket-limit")) throw error;
  throw conflict("ticket-limit", "This member has opened as many tickets as one may for now. Answer in one of those.", error.extra);
}
