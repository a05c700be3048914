import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { html } from "ghtml";
import { communityName, communityTheme } from "../platform-module.ts";
import type { Services } from "../services.ts";
import { pageShell, type Page } from "./page-shell.ts";

const built = fileURLToPath(new URL("../../../dist/web/", import.meta.url));

/** Paths that the member's app serves. Public reading pages (/help…) are the desk's, rendered on the server. */
const memberPages = ["/sign-in", "/sign-up", "/verify", "/forgot", "/reset", "/setup", "/account", "/chat", "/tickets", "/tickets/*"];
/** Staff pages: no public page links to them (ID-8). */
const staffPages = ["/staff", "/staff/*", "/desk", "/desk/*", "/admin", "/admin/*"];

/** Static files of the web build, the landing page, and the shells in which the two apps start. */
export async function mountWebPages(app: FastifyInstance, services: Services): Promise<void> {
  if (existsSync(built)) {
    await app.register(fastifyStatic, {
      root: built, index: false, cacheControl: false, dotfiles: "ignore",
      // File names carry a content hash, so browsers may keep them for ever.
      setHeaders: (reply, path) => { reply.header("cache-control", path.includes("/assets/") ? "public, max-age=31536000, immutable" : "public, max-age=300"); },
    });
  }
  app.get("/", (_request, reply) => sendPage(services, reply, {
    title: "Help and answers", description: "Find an answer, ask the help assistant, or open a ticket.", body: landing(services.settings.get(communityName)), app: "member",
  }));
  for (const path of memberPages) app.get(path, (_request, reply) => sendPage(services, reply, { title: "Help", description: "Your help page.", body: waiting, app: "member" }));
  for (const path of staffPages) app.get(path, (_request, reply) => sendPage(services, reply, { title: "Desk", description: "For the team.", body: waiting, app: "staff" }));
}

/** Sends a page in the community's name and theme. */
export function sendPage(services: Services, reply: FastifyReply, page: Omit<Page, "theme" | "communityName">): FastifyReply {
  const text = pageShell({ ...page, theme: services.settings.get(communityTheme), communityName: services.settings.get(communityName) });
  return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(text);
}

/** For people who followed a link to nowhere. */
export function sendMissingPage(services: Services, reply: FastifyReply): FastifyReply {
  return sendPage(services, reply.code(404), {
    title: "Page not found", description: "There is no page at this address.", app: "none",
    body: html`<main class="page"><h1>Page not found</h1><p>There is no page at this address. It may have moved, or the link was cut off.</p><p><a href="/">Go to the start page</a> · <a href="/help">Help articles</a></p></main>`,
  });
}

const waiting = html`<main class="page"><p class="muted" role="status">Loading…</p><noscript><p>This page needs JavaScript. The <a href="/help">help articles</a> read without it.</p></noscript></main>`;

function landing(name: string): string {
  return html`<main class="page"><header class="hero"><h1>${name}</h1><p>Something not right? Ask, and follow it until it is solved.</p>
<form class="search" action="/help" method="get" role="search"><label for="q">Search the help articles</label><input id="q" name="q" type="search" maxlength="200" autocomplete="off"><button type="submit">Search</button></form></header>
<ul class="cards"><li class="card"><h2><a href="/help">Help articles</a></h2><p>Short answers that read well on any phone.</p></li>
<li class="card"><h2><a href="/chat">Ask the help assistant</a></h2><p>A bot answers at once and calls a person when it should.</p></li>
<li class="card"><h2><a href="/tickets">My tickets</a></h2><p>See who is on it and what comes next.</p></li></ul>
<p class="muted"><a href="/sign-in">Sign in</a> · <a href="/sign-up">Make an account</a></p></main>`;
}
