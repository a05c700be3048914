import { catalogue } from "../catalogue.ts";

export const deskSignatureTexts = catalogue("deskSignature", {
  title: "Signature",
  words: "Under your answers in mails",
  hint: "In the app your name and picture stand beside what you write, so it shows there nowhere. Leave it empty for none.",
  save: "Save the signature",
  saved: "Your signature is saved",
});
