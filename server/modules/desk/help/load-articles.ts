import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemActor } from "../../../platform/actor.ts";
import { withTx } from "../../../platform/db/tx.ts";
import type { Services } from "../../../platform/services.ts";
import { parseArticle } from "./front-matter.ts";
import * as queries from "./shipped.queries.ts";

const shippedArticles = fileURLToPath(new URL("../../../../presets/articles/", import.meta.url));

/**
 * Brings the articles that come with Baraza into the help centre, published: all of them at the first start, later those that are new. What is
 * there already is the team's, as it is: nothing is overwritten, and what was renamed or put away does not come back. The slug is the file's name.
 *
 * @returns how many were added
 */
export async function loadArticles(services: Services, folder = shippedArticles): Promise<number> {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")).sort() : [];
  const articles = files.map((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    return { slug: name.slice(0, -3), hash: createHash("sha256").update(text).digest("hex"), ...parseArticle(name, text) };
  });
  return withTx(services, { actor: systemActor }, async (tx) => {
    const known = new Set((await queries.knownSlugs.run({ slugs: articles.map(({ slug }) => slug) }, tx)).map((row) => row.slug));
    const missing = articles.filter(({ slug }) => !known.has(slug));
    for (const key of new Set(missing.map(({ category }) => category))) await queries.addShippedCategory.run({ key, names: { en: inWords(key) } }, tx);
    let added = 0;
    // By name, as everywhere: two processes that start together must not wait for each other in a ring.
    for (const article of missing) added += await queries.addShipped.run({ ...article, language: "en", now: tx.now }, tx);
    await queries.completeVersions.run(undefined, tx);
    await queries.completePublished.run(undefined, tx);
    return added;
  });
}

/** `getting-started` as people read it. */
function inWords(key: string): string {
  return (key.charAt(0).toUpperCase() + key.slice(1)).replaceAll("-", " ");
}
