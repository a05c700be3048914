import type { Translation } from "../catalogue.ts";
import type { deskArticlesTexts } from "../en/desk-articles.ts";

export const deskArticles: Translation<typeof deskArticlesTexts> = {
  insertArticle: "Weka makala ya msaada",
  insertArticleKeys: "Weka makala ya msaada (Ctrl + I)",
  searchArticles: "Tafuta makala za msaada",
  language: "Lugha ya makala",
  articles: "Makala za msaada",
  nothingFound: "Hakuna makala iliyochapishwa iliyopatikana. Jaribu maneno mengine, au lugha nyingine.",
  noneYet: "Bado hakuna makala zilizochapishwa katika lugha hii.",
  enterInserts: "Enter huweka kichwa na kiungo. Escape hurudi.",
  searchFailed: "Utafutaji haukufaulu. {error}",
  tryAgain: "Jaribu tena",
};
