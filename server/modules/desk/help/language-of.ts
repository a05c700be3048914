import { helpLanguages, type HelpLanguage } from "../../../../contract/help.ts";

/** The language of an article's row, as the contract knows it; a row of a language that this version does not speak counts as English. */
export function helpLanguageOf(language: string): HelpLanguage {
  return helpLanguages.find((one) => one === language) ?? "en";
}
