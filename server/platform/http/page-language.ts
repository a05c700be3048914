import { helpLanguages, type HelpLanguage } from "../../../contract/help.ts";
import type { FastifyRequest } from "fastify";

/** A language in which the server writes pages. */
export type PageLanguage = HelpLanguage;
export const pageLanguages = helpLanguages;
/** Each by its own name, for the switch. */
export const languageNames: Readonly<Record<PageLanguage, string>> = { en: "English", sw: "Kiswahili" };
/** Set by the web app's own language switch too. */
export const languageCookie = "baraza_language";

/** The language that a link asks for by `?lang=`; null when it names none that we write. */
export function askedLanguage(request: FastifyRequest): PageLanguage | null {
  const { lang } = (request.query ?? {}) as { lang?: unknown };
  return typeof lang === "string" ? known(lang) : null;
}

/** The language for a reader: the link's, else the one chosen on this device, else the first of the browser's that we write, else English. */
export function pageLanguage(request: FastifyRequest): PageLanguage {
  const { cookie = "", "accept-language": accepted = "" } = request.headers;
  const chosen = cookie.split(/; */).find((one) => one.startsWith(`${languageCookie}=`))?.slice(languageCookie.length + 1);
  return askedLanguage(request) ?? known(chosen ?? "") ?? firstAccepted(accepted) ?? "en";
}

function known(tag: string): PageLanguage | null {
  const primary = tag.trim().toLowerCase().split(/[-_]/)[0];
  return pageLanguages.find((one) => one === primary) ?? null;
}

/** RFC 9110, 12.5.4: by weight, then in the order given. */
function firstAccepted(header: string): PageLanguage | null {
  const wishes = header.slice(0, 500).split(",").map((part, nth) => {
    const [tag = "", ...parameters] = part.split(";");
    const weight = parameters.map((one) => /^\s*q=([0-9.]+)\s*$/.exec(one)?.[1]).find((one) => one !== undefined);
    return { language: known(tag), weight: weight === undefined ? 1 : Number(weight), nth };
  });
  return wishes.filter((wish) => wish.language && wish.weight > 0).sort((a, b) => b.weight - a.weight || a.nth - b.nth)[0]?.language ?? null;
}

/** Keeps a choice that a link made, so that the next pages and the app follow it. */
export function languageCookieFor(language: PageLanguage, secure: boolean): string {
  return `${languageCookie}=${language}; Path=/; Max-Age=31536000; SameSite=Lax${secure ? "; Secure" : ""}`;
}
