import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { html } from "ghtml";
import { anonymous } from "../../../../platform/actor.ts";
import { withTx, type Tx } from "../../../../platform/db/tx.ts";
import { DomainError, tooMany } from "../../../../platform/errors.ts";
import { sendCard } from "../../../../platform/http/community-card.ts";
import { pageLanguage } from "../../../../platform/http/page-language.ts";
import { sendPage } from "../../../../platform/http/send-page.ts";
import { searchForm } from "../../../../platform/http/site-frame.ts";
import { limitedAddress } from "../../../../platform/limits/limited-address.ts";
import type { Services } from "../../../../platform/services.ts";
import * as queries from "../article.queries.ts";
import { findArticle } from "../show-article.ts";
import { articlePage } from "./article-page.ts";
import { helpTexts } from "./help-texts.ts";
import { categoryPage, listPage, searchPage } from "./list-page.ts";
import { helpHeader } from "./page-parts.ts";
import { mountSitemap } from "./sitemap.ts";
import { votePart } from "./vote-form.ts";
import { mountVote } from "./vote-page.ts";

const longestQuestion = 200;

/** The help centre's public pages: read without JavaScript, the same for everybody, so they may be kept by their validator. */
export async function mountHelpPages(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(async (scope) => {
    scope.addHook("onRequest", async (request) => countRead(services, request));
    const read = <T>(work: (tx: Tx) => Promise<T>) => withTx(services, { actor: anonymous }, work);
    scope.get<{ Querystring: { q?: unknown } }>("/help", async (request, reply) => {
      const { q } = request.query, language = pageLanguage(request);
      const question = typeof q === "string" ? q.trim().slice(0, longestQuestion) : "";
      return sendPage(services, reply, await read((tx) => (question ? searchPage(tx, language, question) : listPage(tx, language, request.url))));
    });
    scope.get<{ Params: { key: string } }>("/help/category/:key", async (request, reply) => {
      const page = await read((tx) => categoryPage(tx, pageLanguage(request), request.params.key, request.url));
      return page ? sendPage(services, reply, page) : sendNoArticle(services, reply);
    });
    scope.get<{ Params: { slug: string }; Querystring: { vote?: unknown } }>("/help/:slug", async (request, reply) => sendArticle(services, request, reply));
    scope.get<{ Params: { slug: string } }>("/help/:slug/card.png", async (request, reply) => {
      const found = await orNone(read((tx) => findArticle(tx, request.params.slug)));
      return found ? sendCard(services, reply, found.title) : sendNoArticle(services, reply);
    });
    mountVote(scope, services);
    mountSitemap(scope, services);
  });
}

async function sendArticle(services: Services, request: FastifyRequest<{ Params: { slug: string }; Querystring: { vote?: unknown } }>, reply: FastifyReply): Promise<FastifyReply> {
  const made = await orNone(withTx(services, { actor: anonymous }, async (tx) => {
    const answer = await articlePage(tx, request.params.slug, votePart(request.query));
    // A browser that fetches ahead, and a program that asks for the head only, are no readers.
    const isRead = request.method === "GET" && !String(request.headers["sec-purpose"] ?? "").includes("prefetch");
    if ("id" in answer && isRead) tx.withCommit(queries.countView.text, [answer.id, tx.now]);
    return answer;
  }));
  if (!made) return sendNoArticle(services, reply);
  if ("movedTo" in made) return reply.code(301).header("cache-control", "no-cache").header("location", made.movedTo).send();
  return sendPage(services, reply, made.page);
}

function sendNoArticle(services: Services, reply: FastifyReply): FastifyReply {
  const language = pageLanguage(reply.request), t = helpTexts(language);
  return sendPage(services, reply.code(404), {
    title: t.noneTitle, description: t.noneText, app: "member", noindex: true,
    body: html`!${helpHeader(services, language, [])}<main class="page" id="main"><h1>${t.noneTitle}</h1><p>${t.noneText}</p>!${searchForm(language)}<p><a href="/help">${t.showAll}</a> · <a href="/chat">${t.ask}</a></p></main>`,
  });
}

async function orNone<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof DomainError && error.status === 404) return null;
    throw error;
  });
}

function countRead(services: Services, request: FastifyRequest): void {
  const limit = services.limits.count("public", limitedAddress(request.ip));
  if (services.config.rateLimits && limit.exceeded) throw tooMany(limit.reset, `Wait ${limit.reset} s, then try again.`);
}
