import { createHmac, randomBytes } from "node:crypto";
import type { Services } from "../../../platform/services.ts";

/** Made by a visitor's first vote, never before, and used for nothing else. */
const cookieName = "baraza_visitor";
const keptForSeconds = 31_536_000;
const tokenPattern = /^[A-Za-z0-9_-]{32}$/;

function tokenIn(cookie: string | undefined): string | null {
  const value = cookie?.split(/; */).find((one) => one.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? "";
  return tokenPattern.test(value) ? value : null;
}

/** What is stored of a visitor: different for each article, so that one visitor's votes can't be put together. Null without the cookie. */
export function visitorMark(services: Services, cookie: string | undefined, articleId: string): string | null {
  const token = tokenIn(cookie);
  return token ? markOf(services, token, articleId) : null;
}

function markOf(services: Services, token: string, articleId: string): string {
  return createHmac("sha256", services.config.secret).update(`help-vote:${articleId}:${token}`).digest("base64url");
}

/** The visitor's mark for a vote, and the cookie to set where there was none. */
export function ensureVisitor(services: Services, cookie: string | undefined, articleId: string): { mark: string; setCookie: string | null } {
  const known = tokenIn(cookie);
  const token = known ?? randomBytes(24).toString("base64url");
  const secure = services.config.publicUrl?.startsWith("https:") ? "; Secure" : "";
  return { mark: markOf(services, token, articleId), setCookie: known ? null : `${cookieName}=${token}; Path=/; Max-Age=${keptForSeconds}; HttpOnly; SameSite=Lax${secure}` };
}
