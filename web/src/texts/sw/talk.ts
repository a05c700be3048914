import type { Translation } from "../catalogue.ts";
import type { talkTexts } from "../en/talk.ts";

export const talk: Translation<typeof talkTexts> = {
  tryAgain: "Jaribu tena",
  send: "Tuma",
  enterSends: "Enter hutuma, Shift + Enter huanza mstari mpya",
  left: "zimebaki {count, number}",
  over: "zimezidi {count, number}",
  shortenFirst: "Fupisha maandishi ili uyatume.",
  internalNote: "Dokezo la ndani",
  internalNoteHint: "wahudumu tu ndio wanaoliona",
  bot: "Roboti",
  staff: "Timu ya msaada",
  edited: "umehaririwa",
  sending: "Unatumwa…",
  waiting: "Unasubiri mtandao",
  sent: "Umetumwa",
  delivered: "Umefika",
  read: "Umesomwa",
  notSent: "Haukutumwa.",
};
