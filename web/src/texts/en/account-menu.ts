import { catalogue } from "../catalogue.ts";

export const accountMenuTexts = catalogue("accountMenu", {
  desk: "Desk",
  youAreStillSigned: "You are still signed in",
  account: "Account",
  signOut: "Sign out",
  light: "Light",
  dark: "Dark",
  likeTheDevice: "Like the device",
  appearance: "Appearance",
  language: "Language",
  languageNotLoaded: "The language could not be loaded",
  checkConnection: "Check your connection and try again.",
});
