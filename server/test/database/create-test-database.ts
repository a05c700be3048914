import { inject } from "vitest";
import type { TestDatabase } from "./clone-template.ts";
import { cloneTemplate } from "./clone-template.ts";

export type { TestDatabase } from "./clone-template.ts";

/**
 * Makes a migrated, empty database for one test file. Call `drop()` in `afterAll`.
 *
 * @throws Error with the reason, when the server could not start or a migration failed
 */
export async function createTestDatabase(): Promise<TestDatabase> {
  const response = await fetch(inject("templateAddress"));
  const answer = await response.text();
  if (!response.ok) throw new Error(`There is no test database: ${answer}`);
  return await cloneTemplate(answer);
}
