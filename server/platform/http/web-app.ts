import type { FastifyInstance } from "fastify";
import { notFound } from "../errors.ts";
import { communityName, communityTheme } from "../platform-module.ts";
import type { Services } from "../services.ts";
import { appIcon, iconVersion, isIconForm } from "./app-icons.ts";
import { pageLanguage } from "./page-language.ts";
import { etagOf } from "./page-shell.ts";
import { pageTexts } from "./page-texts.ts";
import { themeColours } from "./social-card.ts";

/** Longer names are cut under an icon. */
const shortLength = 12;

/** What makes the members' app installable in this community's name and colours (XX-2): its manifest and its icons. */
export function mountWebApp(app: FastifyInstance, services: Services): void {
  app.get("/manifest.webmanifest", (request, reply) => {
    const text = JSON.stringify(manifestOf(services, pageTexts(pageLanguage(request)), pageLanguage(request)));
    const etag = etagOf(text);
    reply.type("application/manifest+json; charset=utf-8").header("cache-control", "no-cache").header("vary", "accept-language, cookie").header("etag", etag);
    return request.headers["if-none-match"] === etag ? reply.code(304).send() : reply.send(text);
  });
  app.get("/icons/:form", async (request, reply) => {
    const { form } = request.params as { form: string };
    if (!isIconForm(form)) throw notFound("This icon");
    const facts = factsOf(services);
    const etag = `"${iconVersion(facts)}"`;
    reply.header("etag", etag).header("cache-control", "public, max-age=86400");
    if (request.headers["if-none-match"] === etag) return reply.code(304).send();
    return reply.type("image/png").send(await appIcon(facts, form));
  });
}

function factsOf(services: Services): { theme: string; communityName: string } {
  return { theme: services.settings.get(communityTheme), communityName: services.settings.get(communityName) };
}

/** https://www.w3.org/TR/appmanifest/ */
function manifestOf(services: Services, t: ReturnType<typeof pageTexts>, lang: string): object {
  const facts = factsOf(services);
  const name = facts.communityName;
  const [strong] = themeColours(facts.theme);
  // A new look has new addresses: devices keep icons for long.
  const icon = (form: string, sizes: number, purpose: "any" | "maskable") => ({ src: `/icons/${form}?v=${iconVersion(facts)}`, sizes: `${sizes}x${sizes}`, type: "image/png", purpose });
  return {
    id: "/", name, short_name: shortName(name), description: t.appDescription, lang, dir: "ltr",
    start_url: "/tickets", scope: "/", display: "standalone", theme_color: strong, background_color: "#ffffff", categories: ["support"],
    icons: [icon("192.png", 192, "any"), icon("512.png", 512, "any"), icon("maskable-512.png", 512, "maskable")],
    shortcuts: [{ name: t.askAssistant, url: "/chat" }, { name: t.myTickets, url: "/tickets" }],
  };
}

/** As many whole words of the name as stand under an icon. */
function shortName(name: string): string {
  const words = name.split(/\s+/);
  let short = words.shift() ?? name;
  for (const word of words) {
    if (short.length + 1 + word.length > shortLength) break;
    short += ` ${word}`;
  }
  return [...short].slice(0, shortLength).join("");
}
