import type { z } from "zod";
import type { article } from "../../../../contract/desk.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { notFound } from "../../../platform/errors.ts";
import * as queries from "./article.queries.ts";
import { linkedSlugs, renderArticle } from "./render-article.ts";

/** A published article as safe HTML, with the caller's own vote. @throws 404 */
export async function showArticle(tx: Tx, slug: string): Promise<z.output<typeof article>> {
  const [found] = await queries.findArticle.run({ slug }, tx);
  if (!found) throw notFound("This article");
  const slugs = linkedSlugs(found.body);
  const titles = new Map(slugs.length === 0 ? [] : (await queries.titlesOf.run({ slugs }, tx)).map((row) => [row.slug, row.title]));
  const { id, title, category, summary } = found;
  return { id, slug, title, category, summary, html: renderArticle(found.body, titles), updatedAt: found.updatedAt.toISOString(), helpful: found.helpful };
}
