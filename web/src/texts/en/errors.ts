import { catalogue } from "../catalogue.ts";

export const errorsTexts = catalogue("errors", {
  theRequestWasRefused: "The request was refused",
  theServerTookToo: "The server took too long",
  noConnection: "No connection",
  theServerTookTooLong: "The server took too long to answer. Nothing you typed is lost; try again.",
  weCantReachThe: "We can't reach the server. Check your connection and try again; nothing you typed is lost.",
  theServerGaveAn: "The server gave an answer that this page can't read",
  somethingWentWrongOn: "Something went wrong on this page. Try again.",
  thatWasALot: "That was a lot at once. Try again in {seconds, plural, one {# second} other {# seconds}}.",
  youHaveBeenSigned: "You have been signed out. Sign in again to go on.",
  theServerCouldNot: "The server could not do this just now. Try again in a moment.",
  thatWasALotMinutes: "That was a lot at once. Try again in {minutes, plural, one {# minute} other {# minutes}}.",
});
