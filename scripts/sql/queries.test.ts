import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestDatabase } from "../../server/test/database/create-test-database.ts";
import { createTestDatabase } from "../../server/test/database/create-test-database.ts";
import { onServer } from "../../server/test/database/template-server.ts";
import type { Describer } from "./describe-statements.ts";
import { openDescriber } from "./describe-statements.ts";
import { emitQueries } from "./emit-queries.ts";

let database: TestDatabase;
let describer: Describer;
let client: pg.Client;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await onServer(database.ownerUrl, ["create table notes (id int primary key, body text not null, seen timestamptz, extra jsonb, tags text[] not null default '{}')"]);
  describer = await openDescriber(database.ownerUrl);
  client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  folder = mkdtempSync(join(tmpdir(), "baraza-queries-"));
});

afterAll(async () => {
  describer.close();
  await client.end();
  rmSync(folder, { recursive: true });
  await database.drop();
});

test("a statement's parameters and columns get the types that the schema gives them", async () => {
  const source = `/* @name FindNotes */
    SELECT id, body, seen, extra, tags, count(*) OVER () AS "total!", upper(body) AS loud FROM notes WHERE id = ANY(:ids!) AND (body = :body OR :body::text IS NULL);`;
  const text = emitQueries("notes.sql", "./tx.ts", await describer.describe(source));
  expect(text).toContain("export interface FindNotesParams {\n  ids: readonly number[];\n  body?: string | null;\n}");
  expect(text).toContain(
    "export interface FindNotesResult {\n  id: number;\n  body: string;\n  seen: Date | null;\n  extra: unknown;\n  tags: string[];\n  total: number;\n  loud: string | null;\n}",
  );
  expect(text).toContain('AS "total"');
});

test("the generated functions do what their statements say", async () => {
  const source = `/* @name AddNote */
    INSERT INTO notes (id, body, extra, tags) VALUES (:id!, :body!, :extra, :tags!);
    /* @name NoteByTag */
    SELECT id, body || ' \\d \${x} \`y\`' AS "body!", extra FROM notes WHERE :tag! = ANY(tags);`;
  const file = join(folder, "notes.queries.mts");
  writeFileSync(file, emitQueries("notes.sql", "./tx.ts", await describer.describe(source)));
  type Run = { run: (params: object, on: unknown) => Promise<unknown> };
  const { addNote, noteByTag } = (await import(pathToFileURL(file).href)) as { addNote: Run; noteByTag: Run };
  expect(await addNote.run({ id: 1, body: "first", extra: ["a", { b: 1 }], tags: ["x", "y"] }, client)).toBe(1);
  expect(await noteByTag.run({ tag: "y" }, client)).toEqual([{ id: 1, body: "first \\d ${x} `y`", extra: ["a", { b: 1 }] }]);
  expect(await noteByTag.run({ tag: "z" }, client)).toEqual([]);
});

test.for([
  ["a statement that PostgreSQL refuses", "SELECT nothing FROM notes", /^Wrong is refused by PostgreSQL: column "nothing" does not exist/],
  ["a column without a name", "SELECT 1 + 1 FROM notes", /^Wrong has a column without a name/],
  ["a type that has no TypeScript side", "SELECT point(1, 2) AS place", /^Wrong place has the type "point", .*: cast it/],
  ["a list that is spread into the text", "SELECT id FROM notes WHERE id IN :ids", /= ANY\(:list\)/],
] as const)("%s is named with its reason", async ([, statement, reason]) => {
  const annotation = statement.includes(":ids") ? "@name Wrong\n @param ids -> (...)" : "@name Wrong";
  await expect(describer.describe(`/* ${annotation} */ ${statement};`)).rejects.toThrow(reason);
});
