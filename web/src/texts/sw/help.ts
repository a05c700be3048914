import type { Translation } from "../catalogue.ts";
import type { helpTexts } from "../en/help.ts";

export const help: Translation<typeof helpTexts> = {
  noConnection: "Hakuna mtandao",
  weCantReachThe: "Hatuwezi kuifikia seva. Angalia mtandao wako, kisha ujaribu tena.",
  thisPageCouldNot: "Ukurasa huu haukuweza kupakiwa",
};
