import type { PageLanguage } from "./page-language.ts";

/** What pages say that no module owns. `{name}` is the community's. */
const en = {
  landingTitle: "Help and answers",
  landingDescription: "Find an answer, ask the help assistant, or open a ticket.",
  landingLead: "Something not right? Ask, and follow it until it is solved.",
  searchLabel: "Search the help articles",
  search: "Search",
  articles: "Help articles",
  articlesLead: "Short answers that read well on any phone.",
  askAssistant: "Ask the help assistant",
  askAssistantLead: "A bot answers at once and calls a person when it should.",
  myTickets: "My tickets",
  myTicketsLead: "See who is on it and what comes next.",
  signIn: "Sign in",
  signUp: "Make an account",
  account: "Account",
  skip: "Skip to the text",
  language: "Language",
  site: "Site",
  missingTitle: "Page not found",
  missingText: "There is no page at this address. It may have moved, or the link was cut off.",
  startPage: "Go to the start page",
  help: "Help",
  loading: "Loading…",
  needsScript: "This page needs JavaScript. The help articles read without it.",
  signInLead: "Go on where you left off at {name}.",
  emailOrUsername: "Email or username",
  password: "Password",
  signUpLead: "To ask, follow and be answered at {name}.",
  yourName: "Your name",
  username: "Username",
  email: "Email",
  appTitle: "Help",
  appDescription: "Your help page.",
};

export type PageTexts = Readonly<Record<keyof typeof en, string>>;

const sw: PageTexts = {
  landingTitle: "Msaada na majibu",
  landingDescription: "Tafuta jibu, muulize msaidizi, au fungua tiketi.",
  landingLead: "Kuna kitu hakiko sawa? Uliza, na ufuatilie hadi kitatuliwe.",
  searchLabel: "Tafuta katika makala za msaada",
  search: "Tafuta",
  articles: "Makala za msaada",
  articlesLead: "Majibu mafupi yanayosomeka vizuri kwenye simu yoyote.",
  askAssistant: "Muulize msaidizi",
  askAssistantLead: "Roboti hujibu mara moja na humwita mtu inapofaa.",
  myTickets: "Tiketi zangu",
  myTicketsLead: "Ona anayeshughulikia na hatua inayofuata.",
  signIn: "Ingia",
  signUp: "Fungua akaunti",
  account: "Akaunti",
  skip: "Ruka hadi kwenye maandishi",
  language: "Lugha",
  site: "Tovuti",
  missingTitle: "Ukurasa haukupatikana",
  missingText: "Hakuna ukurasa kwenye anwani hii. Huenda umehamishwa, au kiungo kilikatika.",
  startPage: "Nenda kwenye ukurasa wa mwanzo",
  help: "Msaada",
  loading: "Inapakia…",
  needsScript: "Ukurasa huu unahitaji JavaScript. Makala za msaada zinasomeka bila hiyo.",
  signInLead: "Endelea pale ulipoachia kwenye {name}.",
  emailOrUsername: "Barua pepe au jina la mtumiaji",
  password: "Nenosiri",
  signUpLead: "Ili uulize, ufuatilie na ujibiwe kwenye {name}.",
  yourName: "Jina lako",
  username: "Jina la mtumiaji",
  email: "Barua pepe",
  appTitle: "Msaada",
  appDescription: "Ukurasa wako wa msaada.",
};

const catalogue: Readonly<Record<PageLanguage, PageTexts>> = { en, sw };

/** The platform's words for pages in a language. */
export function pageTexts(language: PageLanguage): PageTexts {
  return catalogue[language];
}
