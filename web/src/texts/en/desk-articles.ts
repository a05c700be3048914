import { catalogue } from "../catalogue.ts";

export const deskArticlesTexts = catalogue("deskArticles", {
  insertArticle: "Insert a help article",
  insertArticleKeys: "Insert a help article (Ctrl + I)",
  searchArticles: "Search the help articles",
  language: "Language of the articles",
  articles: "Help articles",
  nothingFound: "No published article was found. Try other words, or the other language.",
  noneYet: "There are no published articles in this language yet.",
  enterInserts: "Enter inserts the title and the link. Escape goes back.",
  searchFailed: "Searching failed. {error}",
  tryAgain: "Try again",
});
