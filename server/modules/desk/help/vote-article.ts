import type { Tx } from "../../../platform/db/tx.ts";
import { notFound } from "../../../platform/errors.ts";
import * as queries from "./article.queries.ts";

/** "Was this helpful?": one vote for each person, which may change. @throws 404 */
export async function voteArticle(tx: Tx, slug: string, helpful: boolean): Promise<void> {
  const [found] = await queries.findArticle.run({ slug }, tx);
  if (!found) throw notFound("This article");
  await queries.vote.run({ articleId: found.id, helpful, now: tx.now }, tx);
}
