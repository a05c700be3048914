import type { ArticleText } from "../../../../../contract/help.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";

const t = textsOf(adminHelpCentreTexts);

/** What a field of an article is called. */
export function fieldTitle(field: keyof ArticleText): string {
  const titles: Record<keyof ArticleText, string> = { title: t("title"), summary: t("summary"), body: t("text"), keywords: t("keywords"), category: t("category") };
  return titles[field];
}
