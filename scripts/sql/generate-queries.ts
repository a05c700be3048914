import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { openDescriber } from "./describe-statements.ts";
import { emitQueries } from "./emit-queries.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const queryableFile = "server/platform/db/tx.ts";

/** A generated file, and what is on disk in its place. */
export interface QueryFile {
  /** Relative to the repository. */
  path: string;
  /** undefined: there is no such `.sql` file any more. */
  content: string | undefined;
  present: string | undefined;
}

/**
 * Makes the typed functions for every `.sql` file of the server (migrations apart).
 *
 * @param url a migrated database
 * @throws Error with all that is wrong, one line a statement file
 */
export async function generateQueries(url: string): Promise<QueryFile[]> {
  const sources = globSync("server/{modules,platform}/**/*.sql", { cwd: root }).sort();
  const problems: string[] = [];
  const files: QueryFile[] = [];
  const describer = await openDescriber(url);
  for (const source of sources) {
    const path = source.replace(/\.sql$/, ".queries.ts");
    try {
      const statements = await describer.describe(readFileSync(join(root, source), "utf8"));
      const from = relative(dirname(path), queryableFile);
      const content = emitQueries(source.slice(dirname(source).length + 1), from.startsWith(".") ? from : `./${from}`, statements);
      files.push({ path, content, present: read(path) });
    } catch (error) {
      problems.push(`${source}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  describer.close();
  if (problems.length > 0) throw new Error(problems.join("\n"));
  const orphans = globSync("server/**/*.queries.ts", { cwd: root }).filter((path) => !files.some((file) => file.path === path));
  return [...files, ...orphans.map((path) => ({ path, content: undefined, present: read(path) }))];
}

function read(path: string): string | undefined {
  return existsSync(join(root, path)) ? readFileSync(join(root, path), "utf8") : undefined;
}
