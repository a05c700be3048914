import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8");

test("XX-7 the page on operations names every variable of the configuration, and no other", () => {
  const declared = [...read("server/platform/config.ts").matchAll(/^ {2}([A-Z][A-Z0-9_]+): \{ schema:/gm)].map(([, name = ""]) => name);
  // Read by the embedded database itself.
  declared.push("BARAZA_PG_PORT");
  const rows = read("docs/operations.md").split("\n").filter((line) => line.startsWith("| `"));
  const documented = rows.flatMap((row) => [...(row.split("|")[1] ?? "").matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name = ""]) => name));
  const mentioned = new Set([...documented, ...rows.flatMap((row) => [...row.matchAll(/`([A-Z][A-Z0-9_]+)`/g)].map(([, name = ""]) => name))]);
  expect(declared.length).toBeGreaterThan(20);
  expect(declared.filter((name) => !mentioned.has(name))).toEqual([]);
  expect(documented.filter((name) => !declared.includes(name))).toEqual([]);
});
