import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** What the web build made. */
export const builtFolder = fileURLToPath(new URL("../../../dist/web/", import.meta.url));

const files = new Map<string, { at: number; text: string }>();

/** A text file of the web build, read again when the build changed; undefined when there is none. */
export function builtText(name: string): string | undefined {
  try {
    const at = statSync(builtFolder + name).mtimeMs;
    let cached = files.get(name);
    if (cached?.at !== at) files.set(name, cached = { at, text: readFileSync(builtFolder + name, "utf8") });
    return cached.text;
  } catch {
    return undefined;
  }
}

/** A small file as an inline element: one round trip less before the first paint. `hash` lets it pass the content policy. */
export interface Inlined { tag: string; hash: string }

/** Shown only where the browser has it at once: text that is drawn again in other letters would count as painted late. */
const pageFont = "../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2";

function fontFace(): string {
  const { file } = manifest()[pageFont] ?? {};
  return file ? `@font-face{font-family:"Inter Page";font-weight:100 900;font-display:optional;src:url("/${file}") format("woff2")}` : "";
}

const inlined = new Map<string, { from: string; made: Inlined }>();

/** A style sheet or script of the build, ready to stand in the page; undefined when it was not built. */
export function inlineAsset(name: string, element: "style" | "script"): Inlined | undefined {
  const text = builtText(name);
  if (text === undefined) return undefined;
  const known = inlined.get(name);
  if (known?.from === text) return known.made;
  const content = element === "style" ? fontFace() + shorter(text) : text;
  const made = { tag: `<${element}>${content}</${element}>`, hash: `'sha256-${createHash("sha256").update(content).digest("base64")}'` };
  inlined.set(name, { from: text, made });
  return made;
}

/** Without comments and the spaces that only people need. */
function shorter(css: string): string {
  return css.replace(/\/\*[\s\S]*?\*\//g, "").replace(/\s+/g, " ").replace(/ ?([{};]) ?/g, "$1").trim();
}

interface ManifestEntry { file: string; imports?: string[]; css?: string[] }

function manifest(): Record<string, ManifestEntry> {
  const text = builtText(".vite/manifest.json");
  return text === undefined ? {} : JSON.parse(text) as Record<string, ManifestEntry>;
}

const codes = new Map<string, { from: string | undefined; code: PageCode }>();

export interface PageCode { scripts: string[]; styles: string[] }

/** Files that a page's own code consists of, by its source in web/: the browser fetches them beside the app instead of after it. */
export function codeOf(source: string): PageCode {
  const from = builtText(".vite/manifest.json");
  const known = codes.get(source);
  if (known && known.from === from) return known.code;
  const all = manifest(), seen = new Set<string>();
  const visit = (key: string) => {
    const entry = all[key];
    if (!entry || seen.has(key)) return;
    seen.add(key);
    for (const imported of entry.imports ?? []) visit(imported);
  };
  visit(source);
  const entries = [...seen].flatMap((key) => all[key] ?? []);
  const code = { scripts: entries.map(({ file }) => `/${file}`), styles: [...new Set(entries.flatMap(({ css }) => css ?? []))].map((file) => `/${file}`) };
  codes.set(source, { from, code });
  return code;
}
