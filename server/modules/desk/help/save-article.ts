import type { ArticleText, HelpLanguage } from "../../../../contract/help.ts";
import { may } from "../../../platform/actor.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, forbidden, invalid, notFound } from "../../../platform/errors.ts";
import { newId } from "../../../platform/ids.ts";
import { accessArticle, checkBase, type LockedArticle } from "./access-article.ts";
import * as categories from "./category.queries.ts";
import * as queries from "./manage.queries.ts";

/** A new draft, version 1. @throws 422 for no such category, 409 `slug-in-use`, `language-in-use` */
export async function createArticle(tx: Tx, ask: ArticleText & { slug: string; language: HelpLanguage; translationOf?: string | undefined }): Promise<string> {
  const { slug, language, translationOf, ...text } = ask;
  await checkCategory(tx, text.category);
  const original = translationOf ? await accessArticle(tx, translationOf) : null;
  const id = newId();
  await queries.insertArticle.run({ id, slug, language, ...text, translationGroup: original?.translationGroup ?? null, now: tx.now }, tx);
  await queries.insertVersion.run({ id, version: 1, ...text, now: tx.now, restoredFrom: null }, tx);
  await note(tx, "created", id, undefined, { slug, language, title: text.title });
  return id;
}

/** The words as the next version. @throws 404, 409 `stale`, `removed`, `slug-in-use`, 422 */
export async function saveArticle(tx: Tx, id: string, ask: ArticleText & { baseVersion: number; slug?: string | undefined }): Promise<void> {
  const { baseVersion, slug, ...text } = ask;
  const article = await accessArticle(tx, id);
  await checkBase(tx, article, baseVersion);
  await checkCategory(tx, text.category);
  if (slug !== undefined && slug !== article.slug && article.publishedAt && !may(tx.actor, "article.publish")) throw forbidden("The address of a published article is changed by those who publish.");
  await addVersion(tx, article, text, { slug: slug ?? article.slug });
}

/** An old version's words as the newest version. @throws 404, 409 `stale`, `removed` */
export async function restoreVersion(tx: Tx, id: string, version: number, baseVersion: number): Promise<void> {
  const article = await accessArticle(tx, id);
  await checkBase(tx, article, baseVersion);
  const [old] = await queries.findVersion.run({ id, version }, tx);
  if (!old) throw notFound("This version");
  const { title, summary, body, keywords, category } = old;
  await checkCategory(tx, category);
  await addVersion(tx, article, { title, summary, body, keywords, category }, { slug: article.slug, restoredFrom: version });
}

async function addVersion(tx: Tx, article: LockedArticle, text: ArticleText, { slug, restoredFrom = null }: { slug: string; restoredFrom?: number | null }): Promise<void> {
  if (article.removedAt) throw conflict("removed", "This article was put away. Bring it back first; your words are kept here.");
  const version = article.version + 1;
  await queries.insertVersion.run({ id: article.id, version, ...text, now: tx.now, restoredFrom }, tx);
  await queries.keepVersion.run({ id: article.id, version, slug, ...text, now: tx.now }, tx);
  await note(tx, restoredFrom ? "version-restored" : "saved", article.id, { version: article.version, slug: article.slug }, { version, slug, ...(restoredFrom ? { restoredFrom } : {}) });
}

async function checkCategory(tx: Tx, key: string): Promise<void> {
  if ((await categories.findHelpCategory.run({ key }, tx)).length === 0) throw invalid([{ path: "category", message: "There is no such category. Choose another one." }]);
}

/** An audit row of an article. The words themselves are in its versions. */
export function note(tx: Tx, verb: string, id: string, before?: unknown, after?: unknown): Promise<void> {
  return audit(tx, { verb: `article.${verb}`, subjectKind: "article", subjectId: id, before, after });
}
