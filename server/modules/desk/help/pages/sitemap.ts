import type { FastifyInstance } from "fastify";
import { html } from "ghtml";
import { anonymous } from "../../../../platform/actor.ts";
import { withTx } from "../../../../platform/db/tx.ts";
import { everyLanguage } from "../../../../platform/http/site-frame.ts";
import type { Services } from "../../../../platform/services.ts";
import { publicUrl } from "../article-url.ts";
import * as queries from "../article.queries.ts";
import { listHelpCategories } from "../categories.ts";

/** sitemaps.org allows 50,000 addresses in a file. */
const mostListed = 45_000;

/** `/robots.txt` and `/sitemap.xml`: what search engines may read, and where it is. The staff's door is named in neither (ID-8). */
export function mountSitemap(app: FastifyInstance, services: Services): void {
  app.get("/robots.txt", (_request, reply) => reply.type("text/plain; charset=utf-8").header("cache-control", "public, max-age=3600")
    .send(`User-agent: *\nDisallow: /api/\nDisallow: /account\nDisallow: /chat\nDisallow: /tickets\nSitemap: ${publicUrl(services, "/sitemap.xml")}\n`));
  app.get("/sitemap.xml", async (_request, reply) => reply.type("application/xml; charset=utf-8").header("cache-control", "public, max-age=300").send(await sitemap(services)));
}

async function sitemap(services: Services): Promise<string> {
  return withTx(services, { actor: anonymous }, async (tx) => {
    const articles = await queries.everyPublished.run({ limit: mostListed }, tx);
    const { items: categories } = await listHelpCategories(tx);
    const groups = Map.groupBy(articles, ({ translationGroup }) => translationGroup);
    const entry = (path: string, alternates: readonly { language: string; path: string }[], changed?: Date) => html`<url><loc>${publicUrl(services, path)}</loc>!${changed ? `<lastmod>${changed.toISOString()}</lastmod>` : ""}!${
      alternates.map((one) => html`<xhtml:link rel="alternate" hreflang="${one.language}" href="${publicUrl(services, one.path)}"/>`)}</url>`;
    const shared = ["/", "/help", ...categories.filter((c) => c.articles > 0).map((c) => `/help/category/${c.key}`)];
    return [
      '<?xml version="1.0" encoding="UTF-8"?>', '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
      ...shared.map((path) => entry(path, [...everyLanguage(path), { language: "x-default", path }])),
      ...articles.map(({ slug, translationGroup, updatedAt }) => {
        const group = groups.get(translationGroup) ?? [];
        return entry(`/help/${slug}`, group.length > 1 ? group.map((one) => ({ language: one.language, path: `/help/${one.slug}` })) : [], updatedAt);
      }),
      "</urlset>", "",
    ].join("\n");
  });
}
