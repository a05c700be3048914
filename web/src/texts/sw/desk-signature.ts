import type { Translation } from "../catalogue.ts";
import type { deskSignatureTexts } from "../en/desk-signature.ts";

export const deskSignature: Translation<typeof deskSignatureTexts> = {
  title: "Sahihi",
  words: "Chini ya majibu yako kwenye barua pepe",
  hint: "Ndani ya programu jina na picha yako huonekana kando ya unachoandika, kwa hiyo haionekani huko. Iache tupu ikiwa huitaki.",
  save: "Hifadhi sahihi",
  saved: "Sahihi yako imehifadhiwa",
};
