/** Part of `npm run check`: every `.queries.ts` is what `npm run sql` would write from the migrations and the `.sql` files. */
import { startTemplateServer } from "../server/test/database/template-server.ts";
import { generateQueries } from "./sql/generate-queries.ts";

const server = await startTemplateServer();
try {
  const files = await generateQueries(server.templateUrl);
  const stale = files.filter(({ content, present }) => content !== present);
  for (const { path, content, present } of stale) {
    console.error(`${path}: ${present === undefined ? "is missing" : content === undefined ? "has no .sql file" : "differs from its .sql file or the migrations"}`);
  }
  if (stale.length > 0) {
    console.error("Run: npm run sql");
    process.exitCode = 1;
  } else {
    console.log(`${files.length} statement files agree with the schema`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await server.stop();
}
