import type { FastifyReply } from "fastify";
import { communityName, communityTheme } from "../platform-module.ts";
import type { Services } from "../services.ts";
import { askedLanguage, languageCookieFor, pageLanguage, type PageLanguage } from "./page-language.ts";
import { etagOf, pageShell, type Page } from "./page-shell.ts";

export type SentPage = Omit<Page, "theme" | "communityName" | "language" | "base"> & {
  /** Of what is written; the reader's own, unless said. */
  language?: PageLanguage;
};

/** Sends a page in the community's name and theme, and says "unchanged" to whoever has it. Its few inline elements pass the policy by hash. */
export function sendPage(services: Services, reply: FastifyReply, page: SentPage): FastifyReply {
  const { request } = reply;
  const { text, styleHash, scriptHash } = pageShell({
    ...page, language: page.language ?? pageLanguage(request), base: services.config.publicUrl, theme: services.settings.get(communityTheme), communityName: services.settings.get(communityName),
  });
  allowInline(reply, "style-src 'self'", styleHash);
  allowInline(reply, "script-src 'self'", scriptHash);
  const asked = askedLanguage(request);
  if (asked) reply.header("set-cookie", languageCookieFor(asked, services.config.publicUrl?.startsWith("https:") ?? false));
  const etag = etagOf(text);
  reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").header("vary", "accept-language, cookie").header("etag", etag);
  return reply.statusCode === 200 && request.headers["if-none-match"] === etag ? reply.code(304).send() : reply.send(text);
}

function allowInline(reply: FastifyReply, directive: string, hash: string | null): void {
  const policy = reply.getHeader("content-security-policy");
  if (hash && typeof policy === "string") reply.header("content-security-policy", policy.replace(directive, `${directive} ${hash}`));
}
