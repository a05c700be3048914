import type { Translation } from "../catalogue.ts";
import type { signUpStepsTexts } from "../en/sign-up-steps.ts";

export const signUpSteps: Translation<typeof signUpStepsTexts> = {
  stepOf: "Hatua ya {step, number} kati ya {count, number}",
  yourUsername: "Jina lako la mtumiaji",
  aboutYou: "Kukuhusu",
  yourPassword: "Nenosiri lako",
  goOn: "Endelea",
  back: "Rudi",
  chooseAUsername: "Chagua jina la mtumiaji.",
  writeAName: "Andika jina.",
  chooseAPlace: "Chagua mahali unapoishi.",
  writeYourBirthDate: "Andika siku uliyozaliwa.",
  chooseOne: "Chagua moja.",
  bornTooLate: "Wanaoweza kujiunga hapa ni wenye miaka {age, number} na zaidi tu.",
  bornInTheFuture: "Siku hii bado haijafika.",
  bornTooEarly: "Hii ni zaidi ya miaka 120 iliyopita. Je, mwaka ni sahihi?",
  perhaps: "Yanapatikana, na yanakaribiana:",
  lookingForFreeNames: "Tunatafuta majina yanayopatikana…",
  takenMeanwhile: "Mtu mwingine amelichukua jina hili sasa hivi. Chagua lingine; mengine yote yamehifadhiwa.",
  formNotLoaded: "Fomu haikuweza kupakiwa",
  makeAnAccount: "Fungua akaunti",
  toAskFollowAnd: "Ili uulize, ufuatilie na ujibiwe kwenye {brandName}.",
  youHaveOneSign: "Una akaunti tayari? <link>Ingia</link>",
  makeMyAccount: "Fungua akaunti yangu",
};
