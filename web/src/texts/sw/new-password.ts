import type { Translation } from "../catalogue.ts";
import type { newPasswordTexts } from "../en/new-password.ts";

export const newPassword: Translation<typeof newPasswordTexts> = {
  password: "Nenosiri",
  atLeastCharactersA: "Angalau herufi {shortest}. Maneno machache ambayo ni wewe tu ungeyaweka pamoja ndiyo bora.",
  tooShort: "Fupi mno",
  charactersMore: "{missing, plural, one {Herufi # zaidi.} other {Herufi # zaidi.}}",
  easilyGuessed: "Rahisi kukisiwa",
  itIsYourOwn: "Ni jina lako au anwani yako mwenyewe.",
  itIsOneOf: "Ni mojawapo ya yanayojaribiwa kwanza.",
  weak: "Dhaifu",
  makeItLongerA: "Lirefushe: maneno machache pamoja ndiyo bora.",
  fair: "La wastani",
  oneMoreWordMakes: "Neno moja zaidi litalifanya imara.",
  strong: "Imara",
  ruleLength: "Angalau herufi {shortest}",
  ruleGuess: "Si nenosiri la kawaida, wala jina lako mwenyewe",
  ruleIsMet: "tayari",
};
