import type { OpenTicket } from "./flow-types.ts";

/** How a ticket's status is told to its requester, after "it". */
const statuses: Readonly<Record<string, string>> = {
  open: "waits for our team", in_progress: "is in progress", pending: "waits for your answer", resolved: "is marked as solved", closed: "is closed",
};
const statusInWords = (status: string): string => statuses[status] ?? "is open";

/** Everything that the bot says. Short, plain, and never as if it were a person. */
export const english = {
  /** AS-8: that it is a bot stands outside the setting, so that no setting can take it away. */
  greeting: (community: string, words: string) => `Hi! I'm the help bot of ${community}: a computer program, not a person.\n${words}`,
  greetingWords: "Tell me in your own words what is wrong, or choose below. You can ask for a person at any time.",
  helloAgain: "Hello! What can I help you with?",
  iAmABot: "Yes, I'm a bot: a computer program, not a person. I answer from our help articles and open tickets. For a person, choose “Talk to a person”.",
  menu: "What can I do for you?",
  askAway: "Go ahead: what would you like to know? Your own words are fine.",
  welcome: "You're welcome! I'm here if you need anything else.",
  allRight: "All right. I'm here if you need anything else.",
  /** AS-3, word for word. */
  offerTicket: "This sounds serious. Shall I open a support ticket so that our team can track and resolve it?",
  offerAgain: "Noted, it goes along with the rest. Shall I open a support ticket for our team?",
  /** After a question beside the offer was answered: what was asked goes into no ticket. */
  offerStands: "Shall I still open a support ticket for our team?",
  redirectStands: (number: string) => `Shall I still add your message to ${number}?`,
  /** The member says that it works by now. */
  withdrawn: "Glad that it is solved! Then I'll leave it at that. If you want a ticket anyhow, choose “Talk to a person” and I'll open one.",
  offerNew: "All right. Shall I open a new ticket for it instead?",
  notNow: "All right, no ticket for now.",
  articlesFound: (count: number): string => (count === 1 ? "This may help:" : "These may help:"),
  didThisHelp: "Did this help?",
  glad: "Glad to hear it! Anything else?",
  sorry: "Sorry that it didn't help. Ask in other words, or let me bring a person in.",
  nothingFound: "I found no article about that. Try other words, or let me bring a person in.",
  noTickets: "You have no open tickets.",
  tickets: (count: number) => (count === 1 ? "You have 1 open ticket:" : `You have ${count} open tickets:`),
  ticketLine: (ticket: OpenTicket) => `${ticket.number}, “${ticket.subject}”: it ${statusInWords(ticket.status)}.`,
  moreTickets: (count: number) => `And ${count} more under My tickets. What else can I do for you?`,
  redirect: (ticket: OpenTicket) => `You already have ${ticket.number} about this; it ${statusInWords(ticket.status)}. It says: “${ticket.subject}”. Shall I add your message to it?`,
  redirectAgain: (number: string) => `Noted. Shall I add it to ${number}? With “No” I can open a new ticket.`,
  whatAbout: (backAt: string | null): string => (backAt === null
    ? "I'll bring a person in. In a few words, what is it about?"
    : `Our team is back ${backAt}. Tell me in a few words what it is about, and I'll take it down for them now.`),
  /** Mail goes to confirmed addresses only, so nobody else is promised any. */
  handedOff: (number: string, backAt: string | null, emailVerified: boolean) => [
    `Done: your ticket is ${number}.`,
    backAt === null ? "A person from our team will answer right here; just keep typing." : `Our team is back ${backAt} and will answer right here; just keep typing.`,
    emailVerified ? "You also get it by email." : "Confirm your email address to get answers by mail too.",
  ].join(" "),
  /** DK-14: what the team says of a problem that this looks like, in its own words. */
  known: (statement: string, words: string) => `We know about this: ${statement}\n\n${words}`,
  added: (number: string, backAt: string | null) => (backAt === null
    ? `Added to ${number}. Our team answers right here; just keep typing.`
    : `Added to ${number}. Our team is back ${backAt} and answers right here; just keep typing.`),
  /** AS-10: labelled in the talk itself, so that it is on every channel. */
  worded: (text: string) => `${text}\n\n(Put into words by a language model from the articles below. It can be wrong: the articles count.)`,
  joined: (name: string) => `${name} from our team has joined.`,
  goesOn: (number: string) => `The talk goes on right here, as ticket ${number}. Just keep typing.`,
  tooManyTickets: (when: string) => `I can't open another ticket just now: you have opened as many as one may. You can again ${when}. Meanwhile you can add to one of your open tickets under My tickets.`,
  buttons: { question: "Ask a question", tickets: "My tickets", person: "Talk to a person", yes: "Yes", no: "No", notNow: "Not now" },
  /** When staff are back, where the opening hours do not say it. */
  asSoonAsItCan: "as soon as it can",
  today: "today", tomorrow: "tomorrow", onDay: (day: string) => `on ${day}`, atTime: (day: string, time: string, place: string) => `${day} at ${time} (${place} time)`,
};
export type BotTexts = typeof english;
