import type { FastifyInstance } from "fastify";
import { articleEndpoints } from "../../../../../contract/help.ts";
import { withTx } from "../../../../platform/db/tx.ts";
import { tooMany } from "../../../../platform/errors.ts";
import { sessionTokenFrom } from "../../../../platform/http/session-token.ts";
import { limitedAddress } from "../../../../platform/limits/limited-address.ts";
import type { Services } from "../../../../platform/services.ts";
import { findArticle } from "../show-article.ts";
import { voteArticle } from "../vote-article.ts";

const longestForm = 8192;

/** `POST /help/<slug>/vote`: the page's own form, for browsers without JavaScript. What another site sends is refused by its Origin, as everywhere. */
export function mountVote(app: FastifyInstance, services: Services): void {
  void app.register(async (scope) => {
    scope.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string", bodyLimit: longestForm }, (_request, body, done) => done(null, body));
    scope.post<{ Params: { slug: string } }>("/help/:slug/vote", async (request, reply) => {
      const limit = services.limits.count("write", limitedAddress(request.ip));
      if (services.config.rateLimits && limit.exceeded) throw tooMany(limit.reset, `Wait ${limit.reset} s, then try again.`);
      const form = new URLSearchParams(typeof request.body === "string" ? request.body : "");
      const helpful = form.get("helpful") === "yes";
      const checked = articleEndpoints.vote.body?.safeParse({ helpful, comment: (form.get("comment") ?? "").slice(0, 500) });
      const { slug, setCookie } = await withTx(services, { token: sessionTokenFrom(request.headers.cookie, services.config.secret) }, async (tx) => {
        const article = await findArticle(tx, request.params.slug);
        // Neither yes nor no: somebody's hand-made form. The page is shown again.
        const stored = form.has("helpful") && checked?.success ? await voteArticle(tx, article.slug, checked.data, request.headers.cookie) : null;
        return { slug: article.slug, setCookie: stored };
      });
      if (setCookie) reply.header("set-cookie", setCookie);
      return reply.code(303).header("location", form.has("helpful") ? `/help/${slug}?vote=${helpful ? "yes" : "no"}#vote` : `/help/${slug}`).send();
    });
  });
}
