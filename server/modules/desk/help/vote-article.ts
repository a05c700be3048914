import type { Tx } from "../../../platform/db/tx.ts";
import * as queries from "./article.queries.ts";
import { findArticle } from "./show-article.ts";
import { ensureVisitor } from "./visitor.ts";

export interface Vote {
  helpful: boolean;
  /** A later vote without words keeps the earlier ones. */
  comment?: string | undefined;
}

/**
 * "Was this helpful?": one vote for each person or visitor, which may change.
 *
 * @returns the cookie to set for a visitor who had none
 * @throws 404
 */
export async function voteArticle(tx: Tx, slug: string, vote: Vote, cookie: string | undefined): Promise<string | null> {
  const { id } = await findArticle(tx, slug);
  const visitor = tx.actor.personId ? null : ensureVisitor(tx.services, cookie, id);
  await queries.vote.run({ articleId: id, visitor: visitor?.mark ?? null, helpful: vote.helpful, comment: vote.comment || null, now: tx.now }, tx);
  return visitor?.setCookie ?? null;
}
