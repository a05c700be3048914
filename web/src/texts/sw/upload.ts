import type { Translation } from "../catalogue.ts";
import type { uploadTexts } from "../en/upload.ts";

export const upload: Translation<typeof uploadTexts> = {
  empty: "Faili hili ni tupu. Chagua lingine.",
  tooLarge: "Faili hili lina MB {megabytes}; kikomo ni MB {most}. Lipunguze kisha uliongeze tena.",
  notUploaded: "Faili halikupakiwa",
  noConnection: "Mtandao ulikatika kwa muda mrefu. Jaribu tena: litaendelea pale lilipoishia.",
  wasRemoved: "Faili hili limeondolewa. Liongeze tena.",
};
