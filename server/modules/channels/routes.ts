import type { FastifyInstance } from "fastify";
import { channelEndpoints as endpoints } from "../../../contract/channels.ts";
import { may } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import { route, type Route } from "../../platform/http/routes.ts";
import { sessionTokenFrom } from "../../platform/http/session-token.ts";
import type { Services } from "../../platform/services.ts";
import { listMailTemplates, previewMail } from "./preview-mail.ts";

export const routes: readonly Route[] = [
  route(endpoints.mailTemplates, async ({ tx }) => ({ items: await listMailTemplates(tx) })),
  route(endpoints.mailTemplate, ({ tx, params }) => previewMail(tx, params.name)),
];

/** A mail has styles of its own, which our pages' policy forbids: shown as a page with a stricter policy instead. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** The preview as it looks in a mail program, for a frame or a tab. */
export async function mountPreviewPage(app: FastifyInstance, services: Services): Promise<void> {
  app.get<{ Params: { name: string } }>("/api/admin/mail-templates/:name/page", async (request, reply) => {
    const { html } = await withTx(services, { token: sessionTokenFrom(request.headers.cookie, services.config.secret) }, async (tx) => {
      if (!may(tx.actor, "settings.change")) throw notFound("This address");
      return previewMail(tx, request.params.name);
    });
    return reply.header("content-security-policy", policy).header("cache-control", "no-store").type("text/html; charset=utf-8").send(html);
  });
}
