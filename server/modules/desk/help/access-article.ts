import type { ManagedArticle } from "../../../../contract/help.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, notFound } from "../../../platform/errors.ts";
import * as queries from "./manage.queries.ts";
import { presentManaged } from "./present-managed.ts";

export type LockedArticle = queries.LockArticleResult;

/** An article for its writers, locked until the end of the transaction: saves of one article come one after the other. @throws 404 */
export async function accessArticle(tx: Tx, id: string): Promise<LockedArticle> {
  const [found] = await queries.lockArticle.run({ id }, tx);
  if (!found) throw notFound("This article");
  return found;
}

/** With its newest words, as its writers see it. @throws 404 */
export async function showManaged(tx: Tx, id: string): Promise<ManagedArticle> {
  const [row] = await queries.managedArticle.run({ id }, tx);
  if (!row) throw notFound("This article");
  return presentManaged(tx, row, await queries.managedTranslations.run({ id, translationGroup: row.translationGroup }, tx));
}

/** Refuses a change that was made from older words, and hands over the present ones so that nothing typed is lost. @throws 409 `stale` */
export async function checkBase(tx: Tx, article: LockedArticle, baseVersion: number): Promise<void> {
  if (article.version === baseVersion) return;
  const { version, text, updatedBy, updatedAt } = await showManaged(tx, article.id);
  throw conflict("stale", `${updatedBy?.name ?? "Somebody"} has saved version ${version} meanwhile. Your words are kept here; compare them, then save again.`, { current: { version, text, savedBy: updatedBy, savedAt: updatedAt } });
}
