import type { Translation } from "../catalogue.ts";
import type { accountMenuTexts } from "../en/account-menu.ts";

export const accountMenu: Translation<typeof accountMenuTexts> = {
  desk: "Dawati",
  youAreStillSigned: "Bado umeingia",
  account: "Akaunti",
  signOut: "Toka",
  light: "Mwanga",
  dark: "Giza",
  likeTheDevice: "Kama kifaa",
  appearance: "Mwonekano",
  language: "Lugha",
  languageNotLoaded: "Lugha haikuweza kupakiwa",
  checkConnection: "Angalia mtandao wako, kisha ujaribu tena.",
};
