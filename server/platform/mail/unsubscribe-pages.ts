import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { html } from "ghtml";
import { tooMany } from "../errors.ts";
import { pageLanguage } from "../http/page-language.ts";
import { sendPage } from "../http/web-pages.ts";
import { limitedAddress } from "../limits/limited-address.ts";
import type { Services } from "../services.ts";
import { mailTexts } from "./mail-texts.ts";
import { changeStop, showUnsubscribe, type UnsubscribeOffer } from "./unsubscribe.ts";

interface Ask { Params: { token: string } }

/**
 * `/unsubscribe/<token>`: GET only shows (scanners follow links), POST stores. Mail programs post
 * `List-Unsubscribe=One-Click` themselves (RFC 8058); the page's button posts the same form.
 */
export async function mountUnsubscribe(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(async (scope) => {
    // RFC 8058 allows both form encodings; nothing but `again` is read of either.
    scope.addContentTypeParser("*", { parseAs: "string", bodyLimit: 4096 }, (_request, body, done) => done(null, body));
    scope.addHook("onRequest", async (request) => {
      const state = services.limits.count("public", limitedAddress(request.ip));
      if (services.config.rateLimits && state.exceeded) throw tooMany(state.reset, `Wait ${state.reset} s, then try again.`);
    });
    scope.get<Ask>("/unsubscribe/:token", async (request, reply) => show(services, request, reply, await showUnsubscribe(services, request.params.token)));
    scope.post<Ask>("/unsubscribe/:token", async (request, reply) => {
      const again = typeof request.body === "string" && new URLSearchParams(request.body).get("again") === "1";
      return show(services, request, reply, await changeStop(services, request.params.token, again ? "lift" : "stop"));
    });
  });
}

function show(services: Services, request: FastifyRequest, reply: FastifyReply, offer: UnsubscribeOffer | null): FastifyReply {
  const texts = mailTexts[pageLanguage(request)];
  const title = offer === null ? texts.brokenTitle : offer.stopped ? texts.stoppedTitle : texts.askTitle;
  // The address holds the token: it must not travel on as a referrer.
  reply.code(offer === null ? 404 : 200).header("referrer-policy", "no-referrer").header("x-robots-tag", "noindex");
  return sendPage(services, reply, { title, description: texts.description, app: "none", body: html`<main class="page"><h1>${title}</h1>!${offer ? choice(texts, offer) : html`<p>${texts.broken}</p>`}</main>` });
}

function choice(texts: (typeof mailTexts)["en"], { subject, stopped }: UnsubscribeOffer): string {
  return stopped
    ? html`<p role="status">${texts.stopped(subject)}</p>
<form method="post"><input type="hidden" name="again" value="1"><button type="submit">${texts.sendAgain}</button></form>`
    : html`<p>${texts.ask(subject)}</p>
<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button type="submit">${texts.stopThem}</button></form>`;
}
