import { startTemplateServer } from "../../server/test/database/template-server.ts";
import { templateVariable } from "./server.ts";

/** Once per run: one PostgreSQL with a migrated template, which every test's server clones. Workers find it in the environment. */
export default async function setUp(): Promise<() => Promise<void>> {
  const template = await startTemplateServer();
  process.env[templateVariable] = template.templateUrl;
  return template.stop;
}
