import type { Action, ArticleBrief, Choice, Decision, Facts, OpenTicket, Reading, Say, TalkState } from "./flow-types.ts";
import { speech } from "./texts.ts";

/** AS-4: how many of the member's messages a ticket begins with. */
export const entriesOfTicket = 10;
/** Older messages are not copied, so that finding them stays one or two pages however long the talk. */
const memory = 200;
const ticketsShown = 5;

/**
 * The help bot's script: what it remembers and what it does after a member's message. Pure; `seq` is that message's number.
 * The order is the rule: a wish for a person comes before everything (AS-7), then the question that the bot asked, then the rest.
 */
export function decide(before: TalkState, reading: Reading, seq: number, facts: Facts): Decision {
  // A question that an article answers is no part of the trouble that staff are told of.
  const isAnswered = reading.wish === "asks" && facts.articles.length > 0;
  const state = isAnswered ? before : remember(before, reading, seq);
  if (reading.wish === "person") return callPerson(state, facts);
  switch (state.awaiting) {
    case "topic": return answerTopic(state, reading, facts);
    case "ticket_offer": return answerTicketOffer(state, reading, facts);
    case "redirect_offer": return answerRedirect(state, reading, facts);
    case "helped": return answerHelped(state, reading, facts);
    case "nothing": return answerFreely(state, reading, facts);
  }
}

/** Which words to look up in the help centre before `decide`: this message's, those of the matter before it, or none. */
export function lookUp(state: TalkState, reading: Reading): "message" | "matter" | null {
  if (state.awaiting === "ticket_offer" && reading.wish === "no") return "matter";
  if (reading.wish === "asks") return "message";
  if (state.awaiting === "nothing" || state.awaiting === "helped") return reading.wish === "tells" && !reading.severe ? "message" : null;
  return null;
}

/** Adds the message to what was told, when it tells something or answers "what is it about?" in whatever words. */
export function remember(state: TalkState, reading: Reading, seq: number): TalkState {
  if (state.told.at(-1) === seq) return state;
  if (!reading.tells && !(state.awaiting === "topic" && describes(reading))) return state;
  const told = [...state.told, seq].slice(-entriesOfTicket).filter((one) => one > seq - memory);
  return { ...state, told, matterFrom: state.matterFrom ?? seq };
}

function describes({ wish }: Reading): boolean {
  return wish !== "no" && wish !== "menu" && wish !== "tickets" && wish !== "question";
}

/** AS-7: works in any state. With nothing described yet it asks once what it is about. */
function callPerson(state: TalkState, facts: Facts): Decision {
  const { texts } = speech[state.language];
  const wanted = { ...state, forPerson: true };
  if (state.matterFrom === null) return next(wanted, "topic", say(texts.whatAbout(facts.backAt)));
  // Who was just asked about a ticket and answers with "a person" is not asked again.
  const asked = state.awaiting === "ticket_offer" || state.awaiting === "redirect_offer";
  return facts.sameMatter && !asked ? offerRedirect(wanted, facts.sameMatter) : handOff(wanted);
}

function answerTopic(state: TalkState, reading: Reading, facts: Facts): Decision {
  const { texts, menu } = speech[state.language];
  if (reading.wish === "no") return next({ ...state, forPerson: false }, "nothing", say(texts.allRight, menu));
  if (!describes(reading)) return answerFreely({ ...state, forPerson: false }, reading, facts);
  return facts.sameMatter ? offerRedirect(state, facts.sameMatter) : handOff(state);
}

function answerTicketOffer(state: TalkState, reading: Reading, facts: Facts): Decision {
  const { texts, menu, yesNotNow } = speech[state.language];
  switch (reading.wish) {
    case "yes": return handOff(state);
    case "no": return facts.articles.length > 0
      ? answerWith(state, facts.articles, `${texts.notNow} `)
      : next(state, "nothing", say(`${texts.notNow} ${texts.nothingFound}`, menu));
    case "solved": return withdraw(state);
    case "asks":
      if (facts.articles.length > 0) return answerBeside(state, facts.articles, say(texts.offerStands, yesNotNow));
      return next(state, "ticket_offer", { do: "note_unanswered" }, say(texts.offerAgain, yesNotNow));
    case "tells": return next(state, "ticket_offer", say(texts.offerAgain, yesNotNow));
    default: return aside(state, reading, facts, say(texts.offerTicket, yesNotNow));
  }
}

function answerRedirect(state: TalkState, reading: Reading, facts: Facts): Decision {
  const { texts, yesNo, yesNotNow } = speech[state.language];
  const { redirect } = state;
  if (!redirect) return answerFreely(state, reading, facts);
  switch (reading.wish) {
    case "yes": return { state: { ...state, awaiting: "nothing", offered: [] }, actions: [{ do: "add_to_ticket", ticket: redirect }] };
    case "no": return state.forPerson ? handOff(state) : next({ ...state, redirect: null }, "ticket_offer", say(texts.offerNew, yesNotNow));
    case "solved": return withdraw(state);
    case "asks":
      if (facts.articles.length > 0) return answerBeside(state, facts.articles, say(texts.redirectStands(redirect.number), yesNo));
      return next(state, "redirect_offer", { do: "note_unanswered" }, say(texts.redirectAgain(redirect.number), yesNo));
    case "tells": return next(state, "redirect_offer", say(texts.redirectAgain(redirect.number), yesNo));
    default: return aside(state, reading, facts, say(texts.redirectAgain(redirect.number), yesNo));
  }
}

/** The trouble is over before a ticket was made: the matter ends, and who wants a ticket anyhow is told how to get one. */
function withdraw(state: TalkState): Decision {
  const { texts, menu } = speech[state.language];
  return next({ ...state, matterFrom: null, redirect: null, forPerson: false }, "nothing", say(texts.withdrawn, menu));
}

/** A question beside the offer is answered; the offer stands. */
function answerBeside(state: TalkState, articles: readonly ArticleBrief[], question: Say): Decision {
  const { texts } = speech[state.language];
  return next(state, state.awaiting, { ...say(texts.articlesFound(articles.length)), articles }, question);
}

/** Something else while a question is open: the menu lets go of it, other things are answered and the question stands. */
function aside(state: TalkState, reading: Reading, facts: Facts, question: Say): Decision {
  const { texts } = speech[state.language];
  const answered = answerFreely(state, reading, facts);
  if (reading.wish === "menu" || reading.wish === "question") return answered;
  const said = answered.actions.filter((action) => action.do !== "say" || action.text !== texts.menu).map((action): Action => (action.do === "say" ? without(action) : action));
  return next(state, state.awaiting, ...said, question);
}

function answerHelped(state: TalkState, reading: Reading, facts: Facts): Decision {
  const { texts, menu } = speech[state.language];
  if (reading.wish === "yes" || reading.wish === "thanks") return next({ ...state, matterFrom: null }, "nothing", say(texts.glad, menu));
  if (reading.wish === "no") return next(state, "nothing", say(texts.sorry, menu));
  return answerFreely(state, reading, facts);
}

function answerFreely(state: TalkState, reading: Reading, facts: Facts): Decision {
  const { texts, menu } = speech[state.language];
  switch (reading.wish) {
    case "tells": return answerTold(state, reading, facts);
    case "tickets": return listTickets(state, facts.openTickets);
    case "question": return next({ ...state, matterFrom: null }, "nothing", say(texts.askAway));
    case "are_you_a_bot": return next(state, "nothing", say(texts.iAmABot, menu));
    case "greeting": return next(state, "nothing", say(texts.helloAgain, menu));
    case "thanks": return next(state, "nothing", say(texts.welcome, menu));
    case "no": return next(state, "nothing", say(texts.allRight, menu));
    default: return next(state, "nothing", say(texts.menu, menu));
  }
}

/**
 * AS-1, AS-3, AS-5: what an open ticket is about is offered to it; a severe matter pauses the script with a question; anything else is looked up
 * in the help centre. What is not severe is asked about once, when the matter begins: who said no wants an answer.
 */
function answerTold(state: TalkState, reading: Reading, facts: Facts): Decision {
  const { texts, menu, yesNotNow } = speech[state.language];
  const begins = state.told.at(-1) === state.matterFrom;
  if (facts.sameMatter && (reading.severe || begins)) return offerRedirect({ ...state, forPerson: false }, facts.sameMatter);
  if (reading.severe) return next({ ...state, forPerson: false }, "ticket_offer", say(texts.offerTicket, yesNotNow));
  if (facts.articles.length > 0) return answerWith(state, facts.articles, "");
  return next(state, "nothing", { do: "note_unanswered" }, say(texts.nothingFound, menu));
}

function answerWith(state: TalkState, articles: readonly ArticleBrief[], before: string): Decision {
  const { texts, helped } = speech[state.language];
  return next(state, "helped", { ...say(`${before}${texts.articlesFound(articles.length)}`), articles }, say(texts.didThisHelp, helped));
}

function listTickets(state: TalkState, tickets: readonly OpenTicket[]): Decision {
  const { texts, menu } = speech[state.language];
  if (tickets.length === 0) return next(state, "nothing", say(texts.noTickets, menu));
  const shown = tickets.slice(0, ticketsShown).map((ticket): Say => ({
    ...say(texts.ticketLine(ticket)), ticket: { id: ticket.id, number: ticket.number, status: ticket.status },
  }));
  const more = tickets.length - shown.length;
  return next(state, "nothing", say(texts.tickets(tickets.length)), ...shown, say(more > 0 ? texts.moreTickets(more) : texts.menu, menu));
}

function offerRedirect(state: TalkState, ticket: OpenTicket): Decision {
  const { texts, yesNo } = speech[state.language];
  const { id, number, status } = ticket;
  return next({ ...state, redirect: { id, number } }, "redirect_offer", { ...say(texts.redirect(ticket), yesNo), ticket: { id, number, status } });
}

function handOff(state: TalkState): Decision {
  return { state: { ...state, awaiting: "nothing", offered: [] }, actions: [{ do: "hand_off" }] };
}

function say(text: string, offered?: readonly Choice[]): Say {
  return offered ? { do: "say", text, choices: offered } : { do: "say", text };
}

function without({ choices: _choices, ...rest }: Say): Say {
  return rest;
}

/** The buttons of the last thing said are what a number picks from. */
function next(state: TalkState, awaiting: TalkState["awaiting"], ...actions: Action[]): Decision {
  const last = actions.findLast((action) => action.do === "say");
  return { state: { ...state, awaiting, offered: (last?.choices ?? []).map(({ value }) => value) }, actions };
}
