import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { findMissing } from "./find-missing.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const namesIn = (text: string, document = "docs/example.md") => findMissing(root, document, text, ["check"]).map(({ line, name }) => `${line} ${name}`);

test("a document may name what is there", () => {
  expect(namesIn("`server/platform/` `scripts/docs/find-missing.ts:12` `server/test/{database,world.ts}` [map](../ARCHITECTURE.md#rooms) [web](https://example.org) `npm run check`")).toEqual([]);
});

test("a document that names what is gone is told so, by line", () => {
  expect(namesIn("fine\n`server/platform/gone.ts` and `gone-module.sql`\n[old](../OLD.md)\n`npm run vanish`")).toEqual([
    "2 server/platform/gone.ts",
    "2 gone-module.sql",
    "3 ../OLD.md",
    "4 npm run vanish",
  ]);
});

test("a pattern has to match something", () => {
  expect(namesIn("`server/modules/<name>/index.ts` `server/migrations/0001_*.sql` `server/modules/<name>/absent-<verb>.ts` `*.queries.ts`")).toEqual(["1 server/modules/<name>/absent-<verb>.ts"]);
});

test("a module's page may name its own files without their folder", () => {
  expect(namesIn("`attach.ts`", "server/platform/embedded/README.md")).toEqual([]);
});

test("addresses of the API, values, packages, made folders and drawings are not paths", () => {
  expect(namesIn("`/api/tickets` `text/plain` `@fastify/static` `./data` `data/postgres` `a.b`\n```\nserver/gone/\n```")).toEqual([]);
});

test("a bad example need not be there", () => {
  expect(namesIn("Good: `scripts/gone.ts`. Bad: `utils-everywhere.ts`.")).toEqual(["1 scripts/gone.ts"]);
});

test("commands in code blocks are looked at", () => {
  expect(namesIn("```\nnpm run check\nnpm run vanish\n```")).toEqual(["3 npm run vanish"]);
});
