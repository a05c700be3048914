import { catalogue } from "../catalogue.ts";

export const newPasswordTexts = catalogue("newPassword", {
  password: "Password",
  atLeastCharactersA: "At least {shortest} characters. A few words that only you would put together are best.",
  tooShort: "Too short",
  charactersMore: "{missing, plural, one {# character more.} other {# characters more.}}",
  easilyGuessed: "Easily guessed",
  itIsYourOwn: "It is your own name or address.",
  itIsOneOf: "It is one of the first that are tried.",
  weak: "Weak",
  makeItLongerA: "Make it longer: a few words together are best.",
  fair: "Fair",
  oneMoreWordMakes: "One more word makes it strong.",
  strong: "Strong",
  ruleLength: "At least {shortest} characters",
  ruleGuess: "Not a common password, not your own name",
  ruleIsMet: "done",
});
