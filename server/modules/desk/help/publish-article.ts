import type { Tx } from "../../../platform/db/tx.ts";
import { conflict } from "../../../platform/errors.ts";
import { accessArticle, checkBase, showManaged } from "./access-article.ts";
import * as queries from "./manage.queries.ts";
import { note } from "./save-article.ts";

/** Shows the newest version to everybody. `baseVersion`: what the publisher has read. @throws 404, 409 `stale`, `removed`, `empty` */
export async function publishArticle(tx: Tx, id: string, baseVersion: number): Promise<void> {
  const article = await accessArticle(tx, id);
  await checkBase(tx, article, baseVersion);
  if (article.removedAt) throw conflict("removed", "This article was put away. Bring it back first.");
  if ((await showManaged(tx, id)).text.body.trim() === "") throw conflict("empty", "There is nothing to read yet. Write the article, then publish it.");
  await queries.publishVersion.run({ id, version: article.version, now: tx.now }, tx);
  await note(tx, "published", id, { publishedVersion: article.publishedVersion }, { publishedVersion: article.version });
}

/** Takes it back: a draft again, which nobody outside reads. @throws 404 */
export async function unpublishArticle(tx: Tx, id: string): Promise<void> {
  const article = await accessArticle(tx, id);
  if (!article.publishedAt) return;
  await queries.unpublishArticle.run({ id, removedAt: null, now: tx.now }, tx);
  await note(tx, "unpublished", id, { publishedVersion: article.publishedVersion }, { publishedVersion: null });
}

/** Puts it away; its versions stay. @throws 404 */
export async function removeArticle(tx: Tx, id: string): Promise<void> {
  const article = await accessArticle(tx, id);
  if (article.removedAt) return;
  await queries.unpublishArticle.run({ id, removedAt: tx.now, now: tx.now }, tx);
  await note(tx, "removed", id, { publishedVersion: article.publishedVersion }, null);
}

/** Brings it back, as a draft. @throws 404 */
export async function bringBackArticle(tx: Tx, id: string): Promise<void> {
  const article = await accessArticle(tx, id);
  if (!article.removedAt) return;
  await queries.unpublishArticle.run({ id, removedAt: null, now: tx.now }, tx);
  await note(tx, "brought-back", id);
}
