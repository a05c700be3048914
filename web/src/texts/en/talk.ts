import { catalogue } from "../catalogue.ts";

export const talkTexts = catalogue("talk", {
  tryAgain: "Try again",
  send: "Send",
  enterSends: "Enter sends, Shift + Enter makes a new line",
  left: "{count, number} left",
  over: "{count, number} over the limit",
  shortenFirst: "Shorten the text to send it.",
  internalNote: "Internal note",
  internalNoteHint: "only staff can see this",
  bot: "Bot",
  staff: "Support team",
  edited: "edited",
  sending: "Sending…",
  waiting: "Waits for a connection",
  sent: "Sent",
  delivered: "Delivered",
  read: "Read",
  notSent: "Not sent.",
});
