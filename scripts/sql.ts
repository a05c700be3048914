/** `npm run sql`: writes the typed functions of every `.sql` file anew, from a throw-away database with all migrations. */
import { rmSync, writeFileSync } from "node:fs";
import { startTemplateServer } from "../server/test/database/template-server.ts";
import { generateQueries } from "./sql/generate-queries.ts";

const server = await startTemplateServer();
try {
  const files = await generateQueries(server.templateUrl);
  const changed = files.filter(({ content, present }) => content !== present);
  for (const { path, content } of changed) {
    if (content === undefined) rmSync(path);
    else writeFileSync(path, content);
    console.log(`${content === undefined ? "removed" : "wrote"} ${path}`);
  }
  console.log(`${files.length} files, ${changed.length} changed`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await server.stop();
}
