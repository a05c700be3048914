import { createHash } from "node:crypto";
import { html } from "ghtml";
import { builtText, codeOf, inlineAsset } from "./page-assets.ts";
import { headOf, type PageFacts } from "./page-head.ts";

export interface Page extends PageFacts {
  /** Safe HTML that reads without JavaScript; the app takes its place when it starts. */
  body: string;
  /** Which bundle goes on from here; none for pages that need no script. */
  app: "member" | "staff" | "none";
  theme: string;
  /** Sources in web/ whose code this page needs at once. */
  code?: readonly string[] | undefined;
}

/** A whole page, and what its content policy must let through. */
export interface Shell {
  text: string;
  styleHash: string | null;
  scriptHash: string | null;
}

/** For pages without an app, and for a server whose web app was not built. */
const plain = `<!doctype html>
<html lang="en" data-theme="helpdesk"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><meta name="application-name" content="Baraza"><title>Baraza</title><link rel="icon" href="/favicon.svg" type="image/svg+xml"><script src="/theme.js"></script><!--head--></head>
<body><div id="root"><!--page--></div></body></html>`;
const themeScript = '<script src="/theme.js"></script>';

/** A whole HTML page around server-rendered content. The style sheet of public pages and the script that sets light or dark stand in it, by hash. */
export function pageShell(page: Page): Shell {
  const template = (page.app === "none" ? undefined : builtText(page.app === "member" ? "index.html" : "staff.html")) ?? plain;
  const style = inlineAsset("pages.css", "style"), script = inlineAsset("theme.js", "script");
  const { scripts, styles } = wanted(page.code ?? []);
  const head = [
    headOf(page), style?.tag ?? '<link rel="stylesheet" href="/pages.css">',
    ...scripts.filter((file) => !template.includes(file)).map((file) => html`<link rel="modulepreload" crossorigin href="${file}">`),
    ...styles.filter((file) => !template.includes(file)).map((file) => html`<link rel="stylesheet" crossorigin href="${file}">`),
  ].join("\n");
  // Replacements are functions: a "$&" in somebody's title is text, not a pattern.
  const text = template
    .replace(/<html lang="[a-z]*"/, () => html`<html lang="${page.language}"`)
    .replace(/data-theme="[a-z]*"/, () => html`data-theme="${page.theme}"`)
    .replace(/(<meta name="application-name" content=")[^"]*"/, (_all, start: string) => html`!${start}${page.communityName}"`)
    .replace(/<title>[^<]*<\/title>/, () => html`<title>${page.title} · ${page.communityName}</title>`)
    .replace(themeScript, () => script?.tag ?? themeScript)
    // The page itself says where it needs scripts, in the reader's language; most of ours do not.
    .replace(/<noscript>.*?<\/noscript>\s*/s, "")
    .replace("<!--head-->", () => head)
    .replace("<!--page-->", () => page.body);
  return { text, styleHash: style?.hash ?? null, scriptHash: script?.hash ?? null };
}

function wanted(sources: readonly string[]): { scripts: string[]; styles: string[] } {
  const found = sources.map(codeOf);
  return { scripts: [...new Set(found.flatMap(({ scripts }) => scripts))], styles: [...new Set(found.flatMap(({ styles }) => styles))] };
}

/** A weak validator for a page's text. */
export function etagOf(text: string): string {
  return `W/"${createHash("sha1").update(text).digest("base64url")}"`;
}
