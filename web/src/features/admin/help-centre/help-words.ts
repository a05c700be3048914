import type { HelpCategory, HelpLanguage } from "../../../../../contract/help.ts";
import { spokenLanguage, textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { languages } from "../../../texts/languages.ts";
import type { Tone } from "../../../ui/tone.ts";
import type { ArticleState } from "./help-types.ts";

const t = textsOf(adminHelpCentreTexts);

/** Where an article can stand, with its words and colour. */
export const stateWords: Readonly<Record<ArticleState, { title: string; tone: Tone }>> = {
  draft: { get title() { return t("draft"); }, tone: "warning" },
  published: { get title() { return t("published"); }, tone: "success" },
  removed: { get title() { return t("removed"); }, tone: "neutral" },
};
export const articleStates: readonly ArticleState[] = ["draft", "published", "removed"];

const languageNames: Readonly<Record<HelpLanguage, string>> = languages;
/** The languages of articles. */
export const articleLanguages = Object.keys(languageNames) as HelpLanguage[];

/** A language by its own name. */
export const languageName = (language: HelpLanguage): string => languageNames[language];

/** The languages of articles, without the given ones. */
export const otherLanguages = (taken: readonly HelpLanguage[]): HelpLanguage[] => articleLanguages.filter((one) => !taken.includes(one));

/** A category's name in the language of the app, else in English, else its key. */
export function nameOfCategory(category: Pick<HelpCategory, "key" | "names">): string {
  return category.names[spokenLanguage()] ?? category.names.en ?? category.key;
}

/** The name of the category with this key, with its parent's before it; the key itself while the names are not there yet. */
export function pathOfCategory(key: string, categories: readonly HelpCategory[]): string {
  const found = categories.find((one) => one.key === key);
  if (!found) return key;
  const parent = categories.find((one) => one.key === found.parent);
  return parent ? t("categoryInside", { parent: nameOfCategory(parent), name: nameOfCategory(found) }) : nameOfCategory(found);
}

/** How many of a hundred voters found an article helpful; null while nobody has voted. */
export function helpfulPercent(helpful: number, notHelpful: number): number | null {
  const votes = helpful + notHelpful;
  return votes === 0 ? null : Math.round((helpful / votes) * 100);
}
