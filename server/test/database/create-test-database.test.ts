import { afterAll, beforeAll, expect, test } from "vitest";
import type { TestDatabase } from "./create-test-database.ts";
import { createTestDatabase } from "./create-test-database.ts";
import { onServer, rowsOf } from "./template-server.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(async () => {
  await database.drop();
});

test("a test database is migrated, and the server's role owns nothing in it", async () => {
  const tables = await rowsOf(database.ownerUrl, "select tableowner from pg_tables where schemaname = 'public'");
  expect(tables.length).toBeGreaterThan(0);
  expect(await rowsOf(database.appUrl, "select current_user as role")).toEqual([{ role: "baraza_app" }]);
  expect(tables.filter(({ tableowner }) => tableowner === "baraza_app")).toEqual([]);
});

test("what one test file writes no other one sees", async () => {
  await onServer(database.ownerUrl, ["create table only_here (id int)"]);
  const other = await createTestDatabase();
  expect(await rowsOf(other.ownerUrl, "select to_regclass('only_here') as found")).toEqual([{ found: null }]);
  await other.drop();
  await expect(rowsOf(other.ownerUrl, "select 1")).rejects.toThrow("does not exist");
});
