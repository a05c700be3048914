import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { existsSync } from "node:fs";
import { html } from "ghtml";
import { communityName } from "../platform-module.ts";
import type { Services } from "../services.ts";
import { setupIsOpen } from "../setup-state.ts";
import { mountCards } from "./community-card.ts";
import { builtFolder } from "./page-assets.ts";
import { pageLanguage } from "./page-language.ts";
import { pageTexts, type PageTexts } from "./page-texts.ts";
import { sendPage } from "./send-page.ts";
import { sessionTokenFrom } from "./session-token.ts";
import { mountWebApp } from "./web-app.ts";
import { everyLanguage, formFrame, searchForm, siteHeader, type FormFrame } from "./site-frame.ts";

export { sendPage } from "./send-page.ts";

/** Paths that the member's app serves. Public reading pages (/help…) are the desk's, rendered on the server. */
const memberPages = ["/verify", "/forgot", "/reset", "/account", "/account/*", "/members/*", "/chat", "/chat/*", "/tickets", "/tickets/*", "/messages", "/messages/*", "/notifications", "/search"];
/** Staff pages: no public page links to them (ID-8). */
const staffPages = ["/staff", "/staff/*", "/desk", "/desk/*", "/admin", "/admin/*"];
const identityPages = "src/features/identity";

/** Static files of the web build, the landing page, and the shells in which the two apps start. */
export async function mountWebPages(app: FastifyInstance, services: Services): Promise<void> {
  if (existsSync(builtFolder)) {
    await app.register(fastifyStatic, {
      root: builtFolder, index: false, cacheControl: false, dotfiles: "ignore",
      // Made beside each file by scripts/prepare.mjs, smaller than what can be made while somebody waits.
      preCompressed: true,
      // File names carry a content hash, so browsers may keep them for ever.
      setHeaders: (reply, path) => { reply.header("cache-control", path.includes("/assets/") ? "public, max-age=31536000, immutable" : /[\\/]sw\.js/.test(path) ? "no-cache" : "public, max-age=300"); },
    });
  }
  mountCards(app, services);
  mountWebApp(app, services);
  app.get("/", (_request, reply) => sendLanding(services, reply));
  app.get("/sign-in", (_request, reply) => sendForm(services, reply, "SignInPage.tsx", (t) => ({ title: t.signIn, lead: t.signInLead, fields: [t.emailOrUsername, t.password], button: t.signIn })));
  app.get("/sign-up", (_request, reply) => sendForm(services, reply, "SignUpPage.tsx", (t) => ({ title: t.signUp, lead: t.signUpLead, fields: [t.username], button: t.signUp })));
  app.get("/setup", setUpPage(services));
  for (const path of memberPages) app.get(path, (_request, reply) => sendShell(services, reply, "member"));
  for (const path of staffPages) app.get(path, (_request, reply) => sendShell(services, reply, "staff"));
}

function sendLanding(services: Services, reply: FastifyReply): FastifyReply {
  const language = pageLanguage(reply.request), t = pageTexts(language), name = services.settings.get(communityName);
  const languageLinks = everyLanguage("/");
  const asked = languageLinks.find((one) => one.path === reply.request.url);
  return sendPage(services, reply, {
    title: t.landingTitle, description: t.landingDescription, app: "member", code: ["src/features/help/PublicPage.tsx"], path: asked?.path ?? "/", image: `/card.png`,
    alternates: [...languageLinks, { language: "x-default", path: "/" }],
    jsonLd: [{ "@type": "WebSite", name, url: services.config.publicUrl, potentialAction: { "@type": "SearchAction", target: `${services.config.publicUrl ?? ""}/help?q={search_term_string}`, "query-input": "required name=search_term_string" } }],
    body: html`!${siteHeader({ communityName: name, language, languageLinks })}<main class="page" id="main"><header class="hero"><h1>${name}</h1><p>${t.landingLead}</p>
!${searchForm(language)}</header>
<ul class="cards"><li class="card"><h2><a href="/help">${t.articles}</a></h2><p>${t.articlesLead}</p></li>
<li class="card"><h2><a href="/chat">${t.askAssistant}</a></h2><p>${t.askAssistantLead}</p></li>
<li class="card"><h2><a href="/tickets">${t.myTickets}</a></h2><p>${t.myTicketsLead}</p></li></ul>
<p class="muted"><a href="/sign-in">${t.signIn}</a> · <a href="/sign-up">${t.signUp}</a></p></main>`,
  });
}

function sendForm(services: Services, reply: FastifyReply, source: string, form: (texts: PageTexts) => FormFrame): FastifyReply {
  const language = pageLanguage(reply.request), t = pageTexts(language), name = services.settings.get(communityName);
  const made = form(t);
  const lead = made.lead.replace("{name}", () => name);
  return sendPage(services, reply, {
    title: made.title, description: lead, app: "member", body: formFrame(name, { ...made, lead }, t.needsScript), path: reply.request.routeOptions.url, image: "/card.png",
    code: [`${identityPages}/${source}`, ...(language === "en" ? [] : [`src/texts/${language}/member.ts`])],
  });
}

/** ID-6: once somebody has set Baraza up the address is gone for ever; the page that says so helps whoever still has the link. */
function setUpPage(services: Services): (request: unknown, reply: FastifyReply) => Promise<FastifyReply> {
  let over = false;
  return async (_request, reply) => {
    over ||= !(await setupIsOpen(services));
    return sendShell(services, over ? reply.code(404) : reply, "member");
  };
}

function sendShell(services: Services, reply: FastifyReply, app: "member" | "staff"): FastifyReply {
  const t = pageTexts(pageLanguage(reply.request));
  return sendPage(services, reply, {
    title: t.appTitle, description: t.appDescription, app, noindex: app === "member",
    body: html`<main class="page"><p class="muted needs-script" role="status">${t.loading}</p><noscript><p>${t.needsScript} <a href="/help">${t.articles}</a></p></noscript></main>`,
  });
}

/**
 * For people who followed a link to nowhere: what it is, a way to search on, and help (AS-1). That somebody is signed in is read from the cookie
 * alone; should the session be over by now, their account asks them to sign in.
 */
export function sendMissingPage(services: Services, reply: FastifyReply): FastifyReply {
  const language = pageLanguage(reply.request), t = pageTexts(language);
  const signedIn = sessionTokenFrom(reply.request.headers.cookie, services.config.secret) !== null;
  return sendPage(services, reply.code(404), {
    title: t.missingTitle, description: t.missingText, app: "none", noindex: true,
    body: html`!${siteHeader({ communityName: services.settings.get(communityName), language, languageLinks: [], signedIn })}<main class="page" id="main"><h1>${t.missingTitle}</h1><p>${t.missingText}</p>!${searchForm(language)}
<p class="ways"><a href="/">${t.startPage}</a><a href="/help">${t.articles}</a><a href="/chat">${t.help}</a></p></main>`,
  });
}
