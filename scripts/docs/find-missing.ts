import { existsSync, globSync } from "node:fs";
import { basename, dirname, join, normalize, relative } from "node:path";

/** A name in a document behind which there is nothing. */
export interface MissingName {
  line: number;
  name: string;
}

/** Folders that a running installation makes; documents may speak of them. */
const madeLater = /^(data|dist|node_modules|test-results|playwright-report)(\/|$)/;
/** What makes a quoted word the name of a file: an ending that our files have. */
const fileName = /^[\w.@<>*{},-]+\.(ts|tsx|mjs|cjs|sql|md|json|css|html|txt)$/;

/**
 * Finds file paths in back quotes, targets of links and `npm run` commands that do not exist. `<name>`, `*` and `…` stand for any
 * text, `{a,b}` for either. Code blocks are looked at for commands only: a drawing of folders is not a list of paths. What follows
 * "Bad:" is an example of what there is not.
 *
 * @param root the repository's folder
 * @param document path of the document below it
 * @param scripts names of the scripts in package.json
 */
export function findMissing(root: string, document: string, text: string, scripts: readonly string[]): MissingName[] {
  const missing: MissingName[] = [];
  let inCode = false;
  for (const [index, content] of text.split("\n").entries()) {
    if (content.trimStart().startsWith("```")) inCode = !inCode;
    const report = (name: string) => missing.push({ line: index + 1, name });
    for (const [, script = ""] of content.matchAll(/\bnpm run (?:-s |--silent )?([\w:-]+)/g)) if (!scripts.includes(script)) report(`npm run ${script}`);
    if (inCode) continue;
    const meant = content.replace(/\bBad:.*$/, "");
    for (const [, quoted = ""] of meant.matchAll(/`([^`]+)`/g)) if (!pathIsThere(root, document, quoted)) report(quoted);
    for (const [, target = ""] of meant.matchAll(/\]\(([^)\s]+)\)/g)) if (!linkIsThere(root, document, target)) report(target);
  }
  return missing;
}

function pathIsThere(root: string, document: string, quoted: string): boolean {
  if (/\s/.test(quoted)) return true;
  const path = quoted.replace(/:\d+$/, "").replace(/^\.\//, "");
  if (madeLater.test(path)) return true;
  const isPath = path.includes("/") && !path.startsWith("/") && existsSync(join(root, path.split("/")[0] ?? ""));
  if (!isPath && !fileName.test(path)) return true;
  const places = isPath ? [path] : [path, join(dirname(document), path), `{contract,server,emulators,presets,scripts,bench,e2e,web,docs}/**/${path}`];
  return places.some((place) => matches(root, place));
}

function linkIsThere(root: string, document: string, target: string): boolean {
  if (/^([a-z]+:|#|\/\/)/i.test(target)) return true;
  const path = normalize(join(dirname(document), target.replace(/[#?].*$/, "")));
  return !relative(".", path).startsWith("..") && existsSync(join(root, path));
}

function matches(root: string, path: string): boolean {
  const pattern = path.replaceAll(/<[^>]*>|…/g, "*").replace(/\/$/, "");
  if (!/[*{]/.test(pattern)) return existsSync(join(root, pattern));
  return globSync(pattern, { cwd: root, exclude: (entry) => basename(entry) === "node_modules" }).length > 0;
}
