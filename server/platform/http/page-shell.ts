import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { html } from "ghtml";

const built = fileURLToPath(new URL("../../../dist/web/", import.meta.url));

interface ManifestEntry { file: string; css?: string[]; imports?: string[]; isEntry?: boolean }

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

let cached: { at: number; manifest: Record<string, ManifestEntry> } | undefined;

/** The web build's manifest; read again when the build changed (development). */
function manifest(): Record<string, ManifestEntry> {
  try {
    const file = `${built}.vite/manifest.json`;
    const at = statSync(file).mtimeMs;
    if (cached?.at !== at) cached = { at, manifest: JSON.parse(readFileSync(file, "utf8")) as Record<string, ManifestEntry> };
    return cached.manifest;
  } catch {
    return {};
  }
}

function tags(app: Page["app"]): string {
  if (app === "none") return "";
  const all = manifest();
  const entry = all[app === "member" ? "index.html" : "staff.html"];
  if (!entry) return "";
  const imports = [...new Set([...(entry.imports ?? [])])].map((name) => all[name]).filter((e) => e !== undefined);
  const css = [...new Set([...(entry.css ?? []), ...imports.flatMap((i) => i.css ?? [])])];
  return html`!${css.map((file) => html`<link rel="stylesheet" href="/${file}">`)}!${imports.map((i) => html`<link rel="modulepreload" href="/${i.file}">`)}<script type="module" src="/${entry.file}"></script>`;
}

/** A whole HTML page around server-rendered content. No inline script or style: the content policy forbids them. */
export function pageShell(page: Page): string {
  return html`<!doctype html>
<html lang="en" data-theme="${page.theme}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<title>${page.title} · ${page.communityName}</title><meta name="description" content="${page.description}">
<meta property="og:title" content="${page.title}"><meta property="og:description" content="${page.description}"><meta property="og:type" content="website">
!${page.url ? html`<link rel="canonical" href="${page.url}"><meta property="og:url" content="${page.url}">` : ""}
<meta name="color-scheme" content="light dark"><link rel="icon" href="/icon.svg" type="image/svg+xml"><script src="/theme.js"></script><link rel="stylesheet" href="/pages.css">!${tags(page.app)}</head>
<body><div id="root">!${page.body}</div></body></html>`;
}

/** A weak validator for a page's text. */
export function etagOf(text: string): string {
  return `W/"${createHash("sha1").update(text).digest("base64url")}"`;
}
