import type { PageLanguage } from "../../../../platform/http/page-language.ts";

/** What the help centre's pages say. */
const en = {
  title: "Help articles",
  description: "Short answers about tickets, your account, payments and privacy.",
  searchTitle: (q: string) => `Search: ${q}`,
  searchDescription: (q: string) => `Help articles about ${q}.`,
  found: (count: number, q: string) => `${count} found for “${q}”`,
  showAll: "Show all",
  nothing: "Nothing was found. Try other words, or",
  empty: "There are no articles yet.",
  ask: "ask the help assistant",
  all: (count: number) => `All ${count} articles`,
  categoryDescription: (name: string) => `Help articles: ${name}.`,
  where: "Where you are",
  changed: (date: string) => `Last changed on ${date}.`,
  notAnswered: "Not answered? Then",
  related: "Related articles",
  read: { en: "Read this in English", sw: "Soma hii kwa Kiswahili" },
  voteQuestion: "Was this helpful?",
  yes: "Yes",
  no: "No",
  thanks: "Thank you.",
  commentYes: "What helped? (if you like)",
  commentNo: "What was missing? (if you like)",
  noPersonal: "Please write nothing personal: we keep no names here and can't answer.",
  send: "Send",
  change: "Change my answer",
  noneTitle: "No such article",
  noneText: "This article does not exist. It may have been taken back.",
};

export type HelpTexts = typeof en;

const sw: HelpTexts = {
  title: "Makala za msaada",
  description: "Majibu mafupi kuhusu tiketi, akaunti yako, malipo na faragha.",
  searchTitle: (q) => `Utafutaji: ${q}`,
  searchDescription: (q) => `Makala za msaada kuhusu ${q}.`,
  found: (count, q) => `${count} zimepatikana kwa “${q}”`,
  showAll: "Onyesha zote",
  nothing: "Hakuna kilichopatikana. Jaribu maneno mengine, au",
  empty: "Bado hakuna makala.",
  ask: "muulize msaidizi",
  all: (count) => `Makala zote ${count}`,
  categoryDescription: (name) => `Makala za msaada: ${name}.`,
  where: "Mahali ulipo",
  changed: (date) => `Ilibadilishwa mwisho tarehe ${date}.`,
  notAnswered: "Hujapata jibu? Basi",
  related: "Makala zinazohusiana",
  read: { en: "Read this in English", sw: "Soma hii kwa Kiswahili" },
  voteQuestion: "Je, hii imesaidia?",
  yes: "Ndiyo",
  no: "Hapana",
  thanks: "Asante.",
  commentYes: "Nini kimesaidia? (ukipenda)",
  commentNo: "Nini kimekosekana? (ukipenda)",
  noPersonal: "Tafadhali usiandike mambo binafsi: hatuhifadhi majina hapa na hatuwezi kujibu.",
  send: "Tuma",
  change: "Badilisha jibu langu",
  noneTitle: "Hakuna makala kama hiyo",
  noneText: "Makala hii haipo. Huenda imeondolewa.",
};

/** The help centre's words in a language. */
export function helpTexts(language: PageLanguage): HelpTexts {
  return { en, sw }[language];
}
