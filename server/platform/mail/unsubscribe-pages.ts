import type { FastifyInstance, FastifyReply } from "fastify";
import { html } from "ghtml";
import { tooMany } from "../errors.ts";
import { sendPage } from "../http/web-pages.ts";
import type { Services } from "../services.ts";
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
      const state = services.limits.count("public", request.ip);
      if (services.config.rateLimits && state.exceeded) throw tooMany(state.reset, `Wait ${state.reset} s, then try again.`);
    });
    scope.get<Ask>("/unsubscribe/:token", async (request, reply) => show(services, reply, await showUnsubscribe(services, request.params.token)));
    scope.post<Ask>("/unsubscribe/:token", async (request, reply) => {
      const again = typeof request.body === "string" && new URLSearchParams(request.body).get("again") === "1";
      return show(services, reply, await changeStop(services, request.params.token, again ? "lift" : "stop"));
    });
  });
}

function show(services: Services, reply: FastifyReply, offer: UnsubscribeOffer | null): FastifyReply {
  const title = offer === null ? "This link does not work" : offer.stopped ? "Mails stopped" : "Stop these mails?";
  // The address holds the token: it must not travel on as a referrer.
  reply.code(offer === null ? 404 : 200).header("referrer-policy", "no-referrer").header("x-robots-tag", "noindex");
  return sendPage(services, reply, { title, description: "Choose which mails you get.", app: "none", body: html`<main class="page"><h1>${title}</h1>!${offer ? choice(offer) : broken}</main>` });
}

const broken = html`<p>The link is not complete, or its mail was removed long ago. Use the link in a newer mail.</p>`;

function choice({ subject, stopped }: UnsubscribeOffer): string {
  return stopped
    ? html`<p role="status">You will get no more mails such as “${subject}”. Answers to your questions still come.</p>
<form method="post"><input type="hidden" name="again" value="1"><button type="submit">Send them again</button></form>`
    : html`<p>You would get no more mails such as “${subject}”. Answers to your questions still come.</p>
<form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click"><button type="submit">Stop them</button></form>`;
}
