import { catalogue } from "../catalogue.ts";

export const appTexts = catalogue("app", {
  articles: "Articles",
  help: "Help",
  messages: "Messages",
  myTickets: "My tickets",
  accountOf: "Account of {name}",
  main: "Main",
  signIn: "Sign in",
  pageNotFound: "Page not found",
  thereIsNoPage: "There is no page here",
  goToTheStart: "Go to the start page",
  theAddressMayBe: "The address may be misspelt, or the page was moved or removed.",
  checkConnection: "Check your connection and try again.",
  search: "Search",
});
