import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, invalid } from "../../../platform/errors.ts";
import { accessArticle } from "./access-article.ts";
import * as queries from "./manage.queries.ts";
import { note } from "./save-article.ts";

/** Says that an article is another one's in its own language. @throws 404, 422, 409 `language-in-use` */
export async function linkTranslation(tx: Tx, id: string, otherId: string): Promise<void> {
  if (id === otherId) throw invalid([{ path: "articleId", message: "Name the article in the other language." }]);
  // Locked in one order, whoever links which to which.
  const [low, high] = [id, otherId].sort();
  const both = [await accessArticle(tx, low ?? id), await accessArticle(tx, high ?? otherId)];
  const article = both.find((one) => one.id === id), other = both.find((one) => one.id === otherId);
  if (!article || !other || article.translationGroup === other.translationGroup) return;
  if (article.language === other.language) throw languageInUse();
  await queries.setTranslationGroup.run({ id, translationGroup: other.translationGroup, now: tx.now }, tx);
  await note(tx, "linked", id, { translationGroup: article.translationGroup }, { translationGroup: other.translationGroup });
}

/** Says that it is an article of its own. @throws 404 */
export async function unlinkTranslation(tx: Tx, id: string): Promise<void> {
  const article = await accessArticle(tx, id);
  await queries.setTranslationGroup.run({ id, translationGroup: null, now: tx.now }, tx);
  await note(tx, "unlinked", id, { translationGroup: article.translationGroup });
}

/** One article has one text for each language. */
export function languageInUse() {
  return conflict("language-in-use", "This article has a text in that language already. Change that one, or choose another language.");
}
