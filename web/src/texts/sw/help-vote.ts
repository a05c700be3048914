import type { Translation } from "../catalogue.ts";
import type { helpVoteTexts } from "../en/help-vote.ts";

export const helpVote: Translation<typeof helpVoteTexts> = {
  wasThisHelpful: "Je, hii imesaidia?",
  thankYouWasThis: "Asante. Je, hii imesaidia?",
  yes: "Ndiyo",
  no: "Hapana",
  askTheHelpAssistant: "Muulize msaidizi",
  whatHelped: "Nini kimesaidia?",
  whatWasMissing: "Nini kimekosekana?",
  nothingPersonal: "Tafadhali usiandike mambo binafsi: hatuhifadhi majina hapa na hatuwezi kujibu.",
  writeAFewWords: "Andika maneno machache, au acha: kura yako inahesabiwa hivyo hivyo.",
  send: "Tuma",
  weHaveYourWords: "Asante. Timu inasoma maneno haya.",
};
