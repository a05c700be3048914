import type { Message } from "../../../../contract/conversations.ts";
import { entriesOf, type Entry } from "../conversations/thread-items.ts";
import type { ThreadState } from "../conversations/thread-state.ts";
import { eventWords } from "../desk-member/event-words.ts";

/** The bot's words are the last of a talk: once staff own it the bot is silent (AS-8). */
function movedAt(talk: ThreadState): string {
  return talk.messages.findLast((message) => message.authorPart === "bot")?.createdAt ?? "";
}

/**
 * One window for a talk and the ticket that it became (AS-4): the bot's part, a line that says so, and what was written in the
 * ticket since. What the ticket copied from the talk is not shown twice.
 *
 * @param ticket null before the hand-off, or while the ticket is on its way
 */
export function chatEntries(talk: ThreadState, ticket: { number: string; state: ThreadState } | null): Entry[] {
  const bot = entriesOf(talk);
  if (!ticket) return bot;
  const since = handedOffAt(talk);
  const before = (at: string) => Date.parse(at) <= since;
  const hides = (message: Message) => message.extra?.copiedFrom?.conversationId === talk.id || before(message.createdAt);
  const showsEvent = (event: { at: string; kind: string }) => event.kind !== "created" && !before(event.at);
  const me = talk.me;
  const inTicket = entriesOf(ticket.state, { hides, showsEvent: (event) => showsEvent(event) && eventWords(event, me) !== null });
  // While messages since the hand-off are still to be fetched, the talk before them would stand next to the wrong ones.
  if (!reachesBack(ticket.state, since)) return inTicket;
  return [...bot, { kind: "handoff", at: movedAt(talk), key: `handoff ${ticket.number}`, number: ticket.number }, ...inTicket];
}

/** Whether all that was written in the ticket since a moment is held. */
export function reachesBack(state: ThreadState, since: number): boolean {
  const first = state.messages[0];
  return !state.moreBefore || first === undefined || Date.parse(first.createdAt) <= since;
}

/** Since when the talk goes on in a ticket, in milliseconds. */
export function handedOffAt(talk: ThreadState): number {
  return Date.parse(movedAt(talk));
}
