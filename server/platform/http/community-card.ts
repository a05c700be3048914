import type { FastifyInstance, FastifyReply } from "fastify";
import { tooMany } from "../errors.ts";
import { limitedAddress } from "../limits/limited-address.ts";
import { communityName, communityTheme } from "../platform-module.ts";
import type { Services } from "../services.ts";
import { cardVersion, socialCard } from "./social-card.ts";

/** `/card.png`: the community's own picture for links to its landing page. */
export function mountCards(app: FastifyInstance, services: Services): void {
  app.get("/card.png", (_request, reply) => sendCard(services, reply, services.settings.get(communityName)));
}

/** Sends the picture of a title. Others may keep it for a day; a new title has a new address where the page names one. */
export async function sendCard(services: Services, reply: FastifyReply, title: string): Promise<FastifyReply> {
  const limit = services.limits.count("public", limitedAddress(reply.request.ip));
  if (services.config.rateLimits && limit.exceeded) throw tooMany(limit.reset, `Wait ${limit.reset} s, then try again.`);
  const card = { theme: services.settings.get(communityTheme), communityName: services.settings.get(communityName), title };
  const etag = `"${cardVersion(card)}"`;
  reply.header("etag", etag).header("cache-control", "public, max-age=86400").header("cross-origin-resource-policy", "cross-origin");
  if (reply.request.headers["if-none-match"] === etag) return reply.code(304).send();
  return reply.type("image/png").send(await socialCard(card));
}
