import type { FlowLanguage } from "../../../contract/flow-check.ts";

/** What the bot waits for. `topic`: an answer to "what is it about?", once, before a person is called. */
export const awaitings = ["nothing", "ticket_offer", "redirect_offer", "helped", "topic"] as const;
export type Awaiting = (typeof awaitings)[number];

/** The bot's memory of a talk between two messages: what it asked, and which messages matter. The words stay in the messages. */
export interface TalkState {
  awaiting: Awaiting;
  /** Values of the buttons under the bot's last message, in order: a number picks one. */
  offered: readonly string[];
  /** Numbers (`seq`) of the member's messages that tell something, oldest first: what staff need, without "yes" and menu words. */
  told: readonly number[];
  /** Where the matter that is talked about now begins; null when nothing was described yet. */
  matterFrom: number | null;
  /** The open ticket that the bot proposed to add to (AS-5). */
  redirect: { id: string; number: string } | null;
  /** Whether the member asked for a person, rather than the bot having proposed a ticket. */
  forPerson: boolean;
  /** The node of the flow where the talk waits, or goes on once the bot's own question is answered; empty for the flow's start. */
  at: string;
  /** The flow's version, kept for the whole talk; null: the one that is published when the member writes next. */
  flow: number | null;
  /** In which of a flow's languages the talk is. */
  language: FlowLanguage;
}

export const newTalk: TalkState = { awaiting: "nothing", offered: [], told: [], matterFrom: null, redirect: null, forPerson: false, at: "", flow: null, language: "en" };

/** What the member wants with a message, as far as the script tells things apart. */
export type Wish = "yes" | "no" | "menu" | "tickets" | "question" | "person" | "are_you_a_bot" | "greeting" | "thanks" | "tells"
  /** While an offer of a ticket stands: a plain question beside it, or that the trouble is over. */
  | "asks" | "solved";

/** A member's message as the script sees it. */
export interface Reading {
  wish: Wish;
  /** AS-2. */
  severe: boolean;
  /** Whether it holds words that staff would need: "yes, my reference is 4711" does, "yes" does not. Of "asks": only if no article answers it. */
  tells: boolean;
}

export interface ArticleBrief {
  slug: string;
  title: string;
  summary: string;
}

export interface OpenTicket {
  id: string;
  number: string;
  status: string;
  subject: string;
}

/** What is known at this turn beside the talk itself. */
export interface Facts {
  /** Found in the help centre for `lookUp`'s words, best first. */
  articles: readonly ArticleBrief[];
  /** The member's open tickets, newest first. */
  openTickets: readonly OpenTicket[];
  /** The one of them that is about the same matter (AS-5). */
  sameMatter: OpenTicket | null;
  /** When staff are back, in the member's words ("tomorrow at 09:00"); null while they are there or hours are not known. */
  backAt: string | null;
}

export interface Choice {
  /** Sent back as the member's own text, so it reads as what they said. */
  value: string;
  label: string;
}

/** Something the bot says. */
export interface Say {
  do: "say";
  text: string;
  choices?: readonly Choice[];
  articles?: readonly ArticleBrief[];
  ticket?: { id: string; number: string; status: string };
}

/** What is to be done after a member's message, in order. */
export type Action =
  | Say
  /** Make a ticket of what was told, say its number, and give the talk to staff (AS-4, AS-7). */
  | { do: "hand_off" }
  /** Add what was told of this matter to the open ticket, and go on there (AS-5). */
  | { do: "add_to_ticket"; ticket: { id: string; number: string } }
  /** Keep the question that no article answers. */
  | { do: "note_unanswered" };

export interface Decision {
  state: TalkState;
  actions: Action[];
}
