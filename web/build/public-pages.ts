import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** What the sheet of public pages calls otherwise than the themes: its titles have the device's letters unless a theme has letters of its own. */
const renamed: Readonly<Record<string, string>> = { "type-display": "theme-title" };

function values(css: string): Map<string, string> {
  return new Map([...css.matchAll(/--([\w-]+):\s*([^;]+);/g)].flatMap(([, name, value]) => (name && value ? [[renamed[name] ?? name, value.trim()] as const] : [])));
}

/**
 * The style sheet of the pages that the server renders, with the colours of the app's themes in the place of `@themes;`: only the ones
 * that it uses, and with no weight, so that the app's own sheet wins where it comes as well.
 *
 * @param sheet text with `@themes;`
 * @param tokens what all themes share
 * @param themes by name; "helpdesk" is the default
 * @throws Error for a colour that neither the default theme nor the tokens have
 */
export function pagesCss(sheet: string, tokens: string, themes: ReadonlyMap<string, string>): string {
  const own = values(sheet);
  const used = new Set([...sheet.matchAll(/var\(--([\w-]+)/g)].flatMap(([, name]) => (name && !own.has(name) ? [name] : [])));
  // A shared token may stand for another one; what the themes set is never shared.
  const shared = new Map([...values(tokens)].filter(([name]) => name !== "theme-title"));
  const blockOf = (selector: string, found: Map<string, string>) => {
    const lines = [...used].flatMap((name) => (found.has(name) ? [`  --${name}: ${found.get(name)};`] : []));
    return `:where(${selector}) {\n${lines.join("\n")}\n}`;
  };
  const base = new Map([...shared, ...values(themes.get("helpdesk") ?? "")]);
  const missing = [...used].filter((name) => name !== "theme-title" && !base.has(name));
  if (missing.length > 0) throw new Error(`No theme or token has what public pages use: ${missing.map((name) => `--${name}`).join(", ")}`);
  const others = [...themes].filter(([name]) => name !== "helpdesk").sort(([one], [other]) => one.localeCompare(other));
  return sheet.replace("@themes;", () => [blockOf(":root", base), ...others.map(([name, css]) => blockOf(`[data-theme="${name}"]`, values(css)))].join("\n"));
}

const folder = new URL("../src/ui/", import.meta.url);

/** The sheet as it is served, from the files in web/src/ui. */
export function readPagesCss(): string {
  const read = (file: string) => readFileSync(new URL(file, folder), "utf8");
  const themes = readdirSync(new URL("themes", folder)).filter((file) => file.endsWith(".css")).map((file) => [file.slice(0, -4), read(`themes/${file}`)] as const);
  return pagesCss(read("pages.css"), read("tokens.css"), new Map(themes));
}

/** Builds `pages.css`, and serves it while developing. */
export function publicPages(): Plugin {
  return {
    name: "baraza:public-pages",
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "pages.css", source: readPagesCss() });
    },
    configureServer(server) {
      server.middlewares.use("/pages.css", (_request, response) => void response.setHeader("Content-Type", "text/css").end(readPagesCss()));
    },
  };
}
