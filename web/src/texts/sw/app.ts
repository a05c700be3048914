import type { Translation } from "../catalogue.ts";
import type { appTexts } from "../en/app.ts";

export const app: Translation<typeof appTexts> = {
  articles: "Makala",
  help: "Msaada",
  messages: "Jumbe",
  myTickets: "Tiketi zangu",
  accountOf: "Akaunti ya {name}",
  main: "Kuu",
  signIn: "Ingia",
  pageNotFound: "Ukurasa haukupatikana",
  thereIsNoPage: "Hakuna ukurasa hapa",
  goToTheStart: "Nenda kwenye ukurasa wa mwanzo",
  theAddressMayBe: "Huenda anwani imekosewa, au ukurasa umehamishwa au umeondolewa.",
  checkConnection: "Angalia mtandao wako, kisha ujaribu tena.",
  search: "Tafuta",
};
