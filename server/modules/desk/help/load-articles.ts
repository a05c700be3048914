import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { systemActor } from "../../../platform/actor.ts";
import { withTx } from "../../../platform/db/tx.ts";
import type { Services } from "../../../platform/services.ts";
import * as queries from "./article.queries.ts";
import { parseArticle } from "./front-matter.ts";

export const shippedArticles = fileURLToPath(new URL("../../../../presets/articles/", import.meta.url));

/**
 * Brings the articles that come with Baraza into the help centre: new ones are added, changed files replace what they loaded before. What a
 * person has changed (`shipped_hash` is null) is never overwritten. The slug is the file's name.
 * @returns how many were written
 */
export async function loadArticles(services: Services, folder = shippedArticles): Promise<number> {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")).sort() : [];
  const articles = files.map((name) => {
    const text = readFileSync(join(folder, name), "utf8");
    return { slug: name.slice(0, -3), hash: createHash("sha256").update(text).digest("hex"), ...parseArticle(name, text) };
  });
  return withTx(services, { actor: systemActor }, async (tx) => {
    const known = new Map((await queries.shippedHashes.run(undefined, tx)).map((row) => [row.slug, row.shippedHash]));
    const changed = articles.filter(({ slug, hash }) => !known.has(slug) || (known.get(slug) !== null && known.get(slug) !== hash));
    // By name, as everywhere: two processes that start together must not wait for each other in a ring.
    for (const article of changed) await queries.saveShipped.run({ ...article, now: tx.now }, tx);
    return changed.length;
  });
}
