import { articleEndpoints, helpEndpoints as help } from "../../../../contract/help.ts";
import { Answer, route, type Route } from "../../../platform/http/routes.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { showManaged } from "./access-article.ts";
import { changeHelpCategory, createHelpCategory, listHelpCategories, orderHelpCategories, removeHelpCategory } from "./categories.ts";
import { linkTranslation, unlinkTranslation } from "./link-translation.ts";
import { listArticles } from "./list-articles.ts";
import { listComments, listManaged } from "./list-managed.ts";
import { listVersions, showVersion } from "./list-versions.ts";
import { bringBackArticle, publishArticle, removeArticle, unpublishArticle } from "./publish-article.ts";
import { linkedSlugs, renderArticle } from "./render-article.ts";
import { createArticle, restoreVersion, saveArticle } from "./save-article.ts";
import { showArticle, titlesOf } from "./show-article.ts";
import { voteArticle } from "./vote-article.ts";

/** A change answers with the article as it is afterwards; one of the categories, with all of them. */
const shown = async (tx: Tx, id: string, change: Promise<void>) => { await change; return showManaged(tx, id); };
const listed = async (tx: Tx, change: Promise<void>) => { await change; return listHelpCategories(tx); };

export const helpRoutes: readonly Route[] = [
  route(articleEndpoints.list, async ({ tx, query }) => ({ items: await listArticles(tx, query) })),
  route(articleEndpoints.show, async ({ tx, params, request }) => {
    const { publishedAt: _, ...article } = await showArticle(tx, params.slug, request.headers.cookie);
    return article;
  }),
  route(articleEndpoints.vote, async ({ tx, params, body, request }) => {
    const setCookie = await voteArticle(tx, params.slug, body, request.headers.cookie);
    return new Answer(204, null, setCookie ? { "set-cookie": setCookie } : {});
  }),
  route(articleEndpoints.categories, ({ tx }) => listHelpCategories(tx)),
  route(help.list, ({ tx, query }) => listManaged(tx, query)),
  route(help.create, async ({ tx, body }) => showManaged(tx, await createArticle(tx, body))),
  route(help.show, ({ tx, params }) => showManaged(tx, params.id)),
  route(help.save, ({ tx, params, body }) => shown(tx, params.id, saveArticle(tx, params.id, body))),
  route(help.publish, ({ tx, params, body }) => shown(tx, params.id, publishArticle(tx, params.id, body.baseVersion))),
  route(help.unpublish, ({ tx, params }) => shown(tx, params.id, unpublishArticle(tx, params.id))),
  route(help.remove, ({ tx, params }) => shown(tx, params.id, removeArticle(tx, params.id))),
  route(help.bringBack, ({ tx, params }) => shown(tx, params.id, bringBackArticle(tx, params.id))),
  route(help.link, ({ tx, params, body }) => shown(tx, params.id, linkTranslation(tx, params.id, body.articleId))),
  route(help.unlink, ({ tx, params }) => shown(tx, params.id, unlinkTranslation(tx, params.id))),
  route(help.versions, ({ tx, params, query }) => listVersions(tx, params.id, query)),
  route(help.version, ({ tx, params, query }) => showVersion(tx, params.id, params.version, query.against)),
  route(help.restore, ({ tx, params, body }) => shown(tx, params.id, restoreVersion(tx, params.id, params.version, body.baseVersion))),
  route(help.preview, async ({ tx, body }) => ({ html: renderArticle(body.body, await titlesOf(tx, linkedSlugs(body.body))) })),
  route(help.comments, ({ tx, params, query }) => listComments(tx, params.id, query)),
  route(help.createCategory, ({ tx, body: { key, ...form } }) => listed(tx, createHelpCategory(tx, key, form))),
  route(help.changeCategory, ({ tx, params, body }) => listed(tx, changeHelpCategory(tx, params.key, body))),
  route(help.removeCategory, ({ tx, params }) => listed(tx, removeHelpCategory(tx, params.key))),
  route(help.orderCategories, ({ tx, body }) => listed(tx, orderHelpCategories(tx, body.keys))),
];
