/** Part of `npm run check`: no document names a file, a link or an npm script that is not there, and each library has its reason. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { findMissing } from "./docs/find-missing.ts";
import { findUnexplained } from "./docs/find-unexplained.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const documents = globSync(["*.md", "docs/**/*.md", "{server,emulators,presets,web,bench,e2e,ops}/**/*.md"], { cwd: root }).sort();
type Names = Record<string, string>;
const { scripts = {}, dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts?: Names; dependencies?: Names; devDependencies?: Names };

let found = 0;
for (const document of documents) {
  for (const { line, name } of findMissing(root, document, readFileSync(join(root, document), "utf8"), Object.keys(scripts))) {
    console.error(`${document}:${line}: there is no ${name}`);
    found += 1;
  }
}
const libraries = "docs/libraries.md";
for (const problem of findUnexplained(readFileSync(join(root, libraries), "utf8"), [...Object.keys(dependencies), ...Object.keys(devDependencies)])) {
  console.error(`${libraries}: ${problem}`);
  found += 1;
}
if (found > 0) process.exitCode = 1;
else console.log(`${documents.length} documents name only what is there`);
