import sql from "sql-template-tag";
import type { Tx } from "../../../platform/db/tx.ts";

/** A published article with all its words, as written (Markdown). */
export interface ReadArticle {
  slug: string;
  title: string;
  summary: string;
  body: string;
}

/** Published articles by their addresses, in the order asked for; what is not published any more is left out. */
export async function readArticles(tx: Tx, slugs: readonly string[]): Promise<ReadArticle[]> {
  const rows = await tx.all<ReadArticle>(sql`SELECT a.slug, a.title, a.summary, a.body FROM help_articles a WHERE a.slug = ANY(${[...slugs]}::text[]) AND a.published_at IS NOT NULL`);
  return slugs.flatMap((slug) => rows.find((row) => row.slug === slug) ?? []);
}
