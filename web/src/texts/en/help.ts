import { catalogue } from "../catalogue.ts";

export const helpTexts = catalogue("help", {
  noConnection: "No connection",
  weCantReachThe: "We can't reach the server. Check your connection and try again.",
  thisPageCouldNot: "This page could not be loaded",
});
