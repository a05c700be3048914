import { articleEndpoints as endpoints } from "../../../../contract/desk.ts";
import { route, type Route } from "../../../platform/http/routes.ts";
import { listArticles } from "./search-articles.ts";
import { showArticle } from "./show-article.ts";
import { voteArticle } from "./vote-article.ts";

export const helpRoutes: readonly Route[] = [
  route(endpoints.list, async ({ tx, query }) => ({ items: await listArticles(tx, query) })),
  route(endpoints.show, ({ tx, params }) => showArticle(tx, params.slug)),
  route(endpoints.vote, async ({ tx, params, body }) => { await voteArticle(tx, params.slug, body.helpful); return null; }),
];
