import type { Message } from "../../../contract/conversations.ts";
import { DomainError } from "../../platform/errors.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { addToTicket } from "./add-to-ticket.ts";
import * as queries from "./assistant.queries.ts";
import { decide } from "./flow.ts";
import type { Action, TalkState } from "./flow-types.ts";
import { gatherFacts, matterSeqs } from "./gather-facts.ts";
import { handOff, ticketFromTalk } from "./hand-off.ts";
import { readMessage } from "./read-message.ts";
import { saveState, type Session } from "./session.ts";
import { assistantSettings } from "./settings.ts";
import { speak } from "./speak.ts";
import { menu, texts } from "./texts.ts";
import { messagesBySeq } from "./told-messages.ts";

/** What an action is done with: the talk after the script decided, and what it answers to. */
interface Turn {
  message: Message;
  state: TalkState;
  backAt: string | null;
}

/**
 * Answers one message of the member, in the transaction that stored it: the two are there together or not at all, so a message that is
 * sent again is never answered twice, and no two answers to one talk run at once (the message holds the lock on the conversation).
 */
export async function answerMember(tx: Tx, session: Session, message: Message): Promise<void> {
  const reading = readMessage(message.body, session.state, tx.services.settings.get(assistantSettings.issueRules));
  const facts = await gatherFacts(tx, session, reading, message);
  const { state, actions } = decide(session.state, reading, message.seq, facts);
  await saveState(tx, session.conversationId, state);
  for (const [place, action] of actions.entries()) await perform(tx, { message, state, backAt: facts.backAt }, action, place);
}

async function perform(tx: Tx, turn: Turn, action: Action, place: number): Promise<void> {
  const { message } = turn;
  const { conversationId } = message;
  switch (action.do) {
    case "say": return speak(tx, conversationId, action, message.seq, place);
    case "note_unanswered": await queries.noteUnanswered.run({ conversationId, question: message.body, now: tx.now }, tx); return;
    case "hand_off": return openTicket(tx, turn);
    case "add_to_ticket": {
      const told = await messagesBySeq(tx, conversationId, matterSeqs(turn.state));
      const ticket = await addToTicket(tx, action.ticket.id, told);
      return handOff(tx, { conversationId, ticket, words: texts.added(ticket.number, turn.backAt) });
    }
  }
}

/** AS-4, AS-7. Too many tickets (DK-2) is said in the talk, so that nothing the member wrote is lost. */
async function openTicket(tx: Tx, { message, state, backAt }: Turn): Promise<void> {
  const { conversationId, seq } = message;
  try {
    const { ticket } = await ticketFromTalk(tx, conversationId, await messagesBySeq(tx, conversationId, state.told));
    await handOff(tx, { conversationId, ticket, words: texts.handedOff(ticket.number, backAt, tx.actor.emailVerified) });
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "ticket-limit")) throw error;
    await saveState(tx, conversationId, { ...state, offered: menu.map(({ value }) => value) });
    await speak(tx, conversationId, { do: "say", text: texts.tooManyTickets(error.message), choices: menu }, seq, "limit");
  }
}
