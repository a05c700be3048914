import type { Message } from "../../../contract/conversations.ts";
import { DomainError } from "../../platform/errors.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { knownProblem } from "../desk/index.ts";
import { addToTicket } from "./add-to-ticket.ts";
import * as queries from "./assistant.queries.ts";
import * as figures from "./figures/figures.queries.ts";
import type { Action, Reading, TalkState } from "./flow-types.ts";
import { flowOf } from "./flows/load-flow.ts";
import { readTurn, takeTurn } from "./flows/take-turn.ts";
import { gatherFacts, inZone, matterSeqs } from "./gather-facts.ts";
import { aboutMatter, handOff, ticketFromTalk } from "./hand-off.ts";
import { saveState, type Session } from "./session.ts";
import { assistantSettings } from "./settings.ts";
import { speak } from "./speak.ts";
import { speech } from "./texts.ts";
import { messagesBySeq } from "./told-messages.ts";
import { askForWords } from "./wording/word-answer.ts";

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
  const playing = await flowOf(tx, session);
  const said = readTurn(playing, session.state, message.body, tx.services.settings.get(assistantSettings.issueRules));
  const { reading } = said;
  const facts = await gatherFacts(tx, session, reading, { ...message, body: said.text });
  const { state, actions } = takeTurn(playing, { ...session.state, flow: playing.version }, { ...said, seq: message.seq }, facts);
  await saveState(tx, session.conversationId, state);
  await noteVote(tx, session, reading, message);
  for (const [place, action] of actions.entries()) await perform(tx, { message, state, backAt: facts.backAt }, action, place);
  // Beside an offer of a ticket the offer stays the last word.
  if (reading.wish !== "asks") await wordArticles(tx, session, { message, state, backAt: facts.backAt }, actions);
}

/** AS-11: an answer to "did this help?" is a vote. */
async function noteVote(tx: Tx, { conversationId, state }: Session, { wish }: Reading, { seq }: Message): Promise<void> {
  if (state.awaiting !== "helped" || !(wish === "yes" || wish === "no" || wish === "thanks")) return;
  await figures.noteVote.run({ conversationId, seq, helpful: wish !== "no", now: tx.now }, tx);
}

/** AS-10: the articles that were just shown may be put into words, after this transaction. */
async function wordArticles(tx: Tx, { personId }: Session, { message, state }: Turn, actions: readonly Action[]): Promise<void> {
  const slugs = actions.flatMap((action) => (action.do === "say" ? (action.articles ?? []) : [])).map(({ slug }) => slug);
  if (slugs.length === 0) return;
  const questionSeqs = state.told.includes(message.seq) ? [message.seq] : matterSeqs(state);
  await askForWords(tx, { conversationId: message.conversationId, personId, seq: message.seq, questionSeqs, slugs });
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
      return handOff(tx, { conversationId, ticket, words: speech[turn.state.language].texts.added(ticket.number, turn.backAt) });
    }
  }
}

/** AS-4, AS-7. Too many tickets (DK-2) is said in the talk, so that nothing the member wrote is lost. */
async function openTicket(tx: Tx, { message, state, backAt }: Turn): Promise<void> {
  const { texts, menu } = speech[state.language];
  const { conversationId, seq } = message;
  try {
    const told = await messagesBySeq(tx, conversationId, state.told);
    const { ticket } = await ticketFromTalk(tx, conversationId, told, state.matterFrom);
    // DK-14: what is known of it already is said first.
    const known = await knownProblem(tx, { words: aboutMatter(told, state.matterFrom).map(({ body }) => body).join(" "), category: ticket.category });
    const words = texts.handedOff(ticket.number, backAt, tx.actor.emailVerified);
    await handOff(tx, { conversationId, ticket, words: known ? texts.known(known.statement, words) : words });
  } catch (error) {
    if (!(error instanceof DomainError && error.code === "ticket-limit")) throw error;
    await saveState(tx, conversationId, { ...state, offered: menu.map(({ value }) => value) });
    await speak(tx, conversationId, { do: "say", text: texts.tooManyTickets(inZone(tx, new Date(String(error.extra?.until)), state.language)), choices: menu }, seq, "limit");
  }
}
