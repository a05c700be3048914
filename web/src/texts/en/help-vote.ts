import { catalogue } from "../catalogue.ts";

export const helpVoteTexts = catalogue("helpVote", {
  wasThisHelpful: "Was this helpful?",
  thankYouWasThis: "Thank you. Was this helpful?",
  yes: "Yes",
  no: "No",
  askTheHelpAssistant: "Ask the help assistant",
  whatHelped: "What helped?",
  whatWasMissing: "What was missing?",
  nothingPersonal: "Please write nothing personal: we keep no names here and can't answer.",
  writeAFewWords: "Write a few words, or leave it: your vote counts as it is.",
  send: "Send",
  weHaveYourWords: "Thank you. The team reads this.",
});
