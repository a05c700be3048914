/** Says where the web app has words for people outside its catalogue of texts (XX-9), and ends with 1 when it does. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./checks/checks.ts";
import { findTexts } from "./checks/find-texts.ts";

const folder = join(root, "web", "src");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith("texts"));
const found = files.sort().flatMap((file) => findTexts(file, readFileSync(join(folder, file), "utf8")).map(({ line, text }) => `web/src/${file}:${line} ${JSON.stringify(text)}`));

for (const line of found) console.error(line);
if (found.length > 0) {
  console.error(`${found.length} texts stand outside the catalogue: move them to web/src/texts/en and translate them (docs/translating.md).`);
  process.exitCode = 1;
}
