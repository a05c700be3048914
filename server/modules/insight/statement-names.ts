import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const server = fileURLToPath(new URL("../..", import.meta.url));

/** Statements that no `.sql` file holds, by what is in them. */
const marks: readonly (readonly [RegExp, string])[] = [
  [/\bactor_begin\(/, "platform/begin with a session"],
  [/\bactor_begin_person\(/, "platform/begin as a person"],
  [/set_config\(.*baraza|^select set_config\(/i, "platform/begin as given"],
  [/\bgraphile_worker\b|\bjobs_add\(/, "platform/job queue"],
  [/\binsert into audit_entries\b/i, "platform/audit"],
  [/\baudit_(entries|seals)\b/, "platform/audit seal"],
  [/\blimit_(windows|buckets)\b|\blimit_take\b/, "platform/rate limits"],
  [/\bpg_(stat|statio)_|\bpg_catalog\b|\bpg_class\b/, "PostgreSQL's own tables"],
];

/**
 * A statement's bones: constants, parameters and white space gone, so that our text and pg_stat_statements' normalised one agree. Lists of
 * constants are one, as PostgreSQL 18 writes them.
 */
export function bonesOf(text: string): string {
  return text
    .replace(/--[^\n]*/g, " ").replace(/\/\*[\s\S]*?\*\//g, " ")
    .replace(/\b[EeBbXxNn]?'(?:[^']|'')*'|'(?:[^']|'')*'/g, "?")
    .replace(/(?<!\bis\s+|\bis\s+not\s+|\bnot\s+)\b(?:true|false|null)\b/gi, "?")
    .replace(/\$\d+/g, "?").replace(/(?<![\w.])\d+(?:\.\d+)?(?![\w.])/g, "?")
    .replace(/-\s*\?/g, "?").replace(/\?(?:\s*,\s*\?)+/g, "?")
    .replace(/\s+/g, "").toLowerCase();
}

let known: Map<string, string> | undefined;

/** Where each of our named statements stands, by its bones: read once from the generated files, which ship with the server. */
function namesByBones(): Map<string, string> {
  const names = new Map<string, string>();
  for (const path of globSync("{modules,platform}/**/*.queries.ts", { cwd: server })) {
    const file = `${dirname(path).replace(/^(modules|platform)\//, "")}/${basename(path, ".queries.ts")}`;
    for (const [, name = "", text = ""] of readFileSync(join(server, path), "utf8").matchAll(/^const (\w+)Text = `((?:[^`\\]|\\.)*)`;$/gm)) {
      names.set(bonesOf(text.replace(/\\([`$\\])/g, "$1")), `${file}.${name}`);
    }
  }
  return names;
}

/** The name of a statement by its normalised text: `desk/ticket.findTicket`. Null: none of ours, or one that is composed as it is needed. */
export function statementName(text: string): string | null {
  known ??= namesByBones();
  return known.get(bonesOf(text)) ?? marks.find(([mark]) => mark.test(text))?.[1] ?? null;
}
