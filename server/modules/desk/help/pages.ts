import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { html } from "ghtml";
import { anonymous } from "../../../platform/actor.ts";
import { withTx } from "../../../platform/db/tx.ts";
import { DomainError, tooMany } from "../../../platform/errors.ts";
import { etagOf, pageShell } from "../../../platform/http/page-shell.ts";
import { communityName, communityTheme } from "../../../platform/platform-module.ts";
import type { Services } from "../../../platform/services.ts";
import { listArticles } from "./search-articles.ts";
import { showArticle } from "./show-article.ts";

interface PublicPage { title: string; description: string; body: string; path: string; status?: number }

/** Everything on one page: a help centre that outgrows it needs pages by category. */
const mostListed = 200;
const longestQuestion = 200;

/** `/help` and `/help/<slug>`: read without JavaScript, the same for everybody, so they may be kept by their validator. */
export async function mountHelpPages(app: FastifyInstance, services: Services): Promise<void> {
  app.get<{ Querystring: { q?: unknown } }>("/help", async (request, reply) => {
    const { q } = request.query;
    return send(services, request, reply, await listPage(services, typeof q === "string" ? q.trim().slice(0, longestQuestion) : ""));
  });
  app.get<{ Params: { slug: string } }>("/help/:slug", async (request, reply) => send(services, request, reply, await articlePage(services, request.params.slug)));
}

async function listPage(services: Services, question: string): Promise<PublicPage> {
  const found = await withTx(services, { actor: anonymous }, (tx) => listArticles(tx, { ...(question ? { q: question } : {}), limit: mostListed }));
  const form = html`<form class="search" action="/help" method="get" role="search"><label for="q">Search the help articles</label>
<input id="q" name="q" type="search" maxlength="${longestQuestion}" value="${question}" autocomplete="off"><button type="submit">Search</button></form>`;
  const item = (a: { slug: string; title: string; summary: string }) => html`<li><a href="/help/${a.slug}">${a.title}</a><p class="muted">${a.summary}</p></li>`;
  if (question) {
    const result = found.length > 0 ? html`<ul class="list">!${found.map(item)}</ul>` : html`<p>Nothing was found. Try other words, or <a href="/chat">ask the help assistant</a>.</p>`;
    return { title: `Search: ${question}`, description: `Help articles about ${question}.`, path: "/help", body: html`<main class="page"><h1>Help articles</h1>!${form}<p role="status">${String(found.length)} found for “${question}” · <a href="/help">Show all</a></p>!${result}</main>` };
  }
  const categories = [...new Set(found.map((a) => a.category))];
  const lists = categories.map((c) => html`<section class="card"><h2>${inWords(c)}</h2><ul class="list">!${found.filter((a) => a.category === c).map(item)}</ul></section>`);
  return { title: "Help articles", description: "Short answers about tickets, your account, payments and privacy.", path: "/help", body: html`<main class="page wide"><h1>Help articles</h1>!${form}!${lists}</main>` };
}

async function articlePage(services: Services, slug: string): Promise<PublicPage> {
  try {
    const article = await withTx(services, { actor: anonymous }, (tx) => showArticle(tx, slug));
    const changed = new Intl.DateTimeFormat("en", { dateStyle: "long", timeZone: "UTC" }).format(new Date(article.updatedAt));
    return {
      title: article.title, description: article.summary, path: `/help/${article.slug}`,
      body: html`<main class="page"><p><a href="/help">Help articles</a> · ${inWords(article.category)}</p><article><h1>${article.title}</h1><p class="muted">${article.summary}</p>
!${article.html}</article><p class="muted">Last changed on <time datetime="${article.updatedAt}">${changed}</time>. Not answered? <a href="/chat">Ask the help assistant</a>.</p></main>`,
    };
  } catch (error) {
    if (!(error instanceof DomainError) || error.status !== 404) throw error;
    return { title: "No such article", description: "This article does not exist.", path: "/help", status: 404, body: html`<main class="page"><h1>No such article</h1><p>It may have been renamed. <a href="/help">See all articles</a>, or <a href="/chat">ask the help assistant</a>.</p></main>` };
  }
}

/** `getting-started` as people read it. */
function inWords(category: string): string {
  return (category.charAt(0).toUpperCase() + category.slice(1)).replaceAll("-", " ");
}

function send(services: Services, request: FastifyRequest, reply: FastifyReply, page: PublicPage): FastifyReply {
  const limit = services.limits.count("public", request.ip);
  if (services.config.rateLimits && limit.exceeded) throw tooMany(limit.reset, `Wait ${limit.reset} s, then try again.`);
  const base = services.config.publicUrl;
  const text = pageShell({
    title: page.title, description: page.description, body: page.body, app: "member", theme: services.settings.get(communityTheme), communityName: services.settings.get(communityName),
    ...(base ? { url: new URL(page.path, base).href } : {}),
  });
  const etag = etagOf(text);
  reply.code(page.status ?? 200).type("text/html; charset=utf-8").header("cache-control", "no-cache").header("etag", etag);
  return request.headers["if-none-match"] === etag && reply.statusCode === 200 ? reply.code(304).send() : reply.send(text);
}
