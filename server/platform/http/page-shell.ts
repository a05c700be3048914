import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { html } from "ghtml";

const built = fileURLToPath(new URL("../../../dist/web/", import.meta.url));

export interface Page {
  title: string;
  description: string;
  /** Safe HTML that reads without JavaScript; the app takes its place when it starts. */
  body: string;
  /** Which bundle goes on from here; none for pages that need no script. */
  app: "member" | "staff" | "none";
  theme: string;
  communityName: string;
  /** Canonical address, for social cards. */
  url?: string;
}

const templates = new Map<string, { at: number; text: string }>();

/** The page that the web build made (script and style tags with hashed names); read again when the build changed. */
function template(name: "index.html" | "staff.html"): string | undefined {
  try {
    const at = statSync(built + name).mtimeMs;
    let cached = templates.get(name);
    if (cached?.at !== at) templates.set(name, cached = { at, text: readFileSync(built + name, "utf8") });
    return cached.text;
  } catch {
    return undefined;
  }
}

/** For pages without an app, and for a server whose web app was not built. */
const plain = `<!doctype html>
<html lang="en" data-theme="helpdesk"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="application-name" content="Baraza"><title>Baraza</title><link rel="icon" href="/favicon.svg" type="image/svg+xml"><script src="/theme.js"></script><!--head--></head>
<body><div id="root"><!--page--></div></body></html>`;

/** A whole HTML page around server-rendered content. No inline script or style: the content policy forbids them. */
export function pageShell(page: Page): string {
  const text = (page.app === "none" ? undefined : template(page.app === "member" ? "index.html" : "staff.html")) ?? plain;
  const head = html`<meta name="description" content="${page.description}">
<meta property="og:title" content="${page.title}"><meta property="og:description" content="${page.description}"><meta property="og:type" content="website"><meta property="og:site_name" content="${page.communityName}">
!${page.url ? html`<link rel="canonical" href="${page.url}"><meta property="og:url" content="${page.url}">` : ""}
<link rel="stylesheet" href="/pages.css">`;
  // Replacements are functions: a "$&" in somebody's title is text, not a pattern.
  return text
    .replace(/data-theme="[a-z]*"/, () => html`data-theme="${page.theme}"`)
    .replace(/(<meta name="application-name" content=")[^"]*"/, (_all, start: string) => html`!${start}${page.communityName}"`)
    .replace(/<title>[^<]*<\/title>/, () => html`<title>${page.title} · ${page.communityName}</title>`)
    .replace("<!--head-->", () => head)
    .replace("<!--page-->", () => page.body);
}

/** A weak validator for a page's text. */
export function etagOf(text: string): string {
  return `W/"${createHash("sha1").update(text).digest("base64url")}"`;
}
