import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import type { ArticleValues } from "./article-draft.ts";

const t = textsOf(adminHelpCentreTexts);

/** What is plainly missing before the server is asked. The server has the last word. */
export function checkArticle(values: ArticleValues): Partial<Record<keyof ArticleValues, string>> {
  return {
    ...(values.title.trim().length < 3 && { title: t("giveATitle") }),
    ...(values.summary.trim() === "" && { summary: t("giveASummary") }),
    ...(values.category === "" && { category: t("chooseACategory") }),
    ...(!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(values.slug.trim()) && { slug: t("addressRule") }),
  };
}
