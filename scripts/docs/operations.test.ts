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

test("XX-7 the examples of ops/ start what npm start starts, and set only variables that there are", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: { start: string } };
  const unit = /^ExecStart=\/opt\/baraza\/node_modules\/\.bin\/(.*)$/m.exec(read("ops/baraza.service"))?.[1];
  expect(unit).toBe(scripts.start);
  const container = JSON.parse(/^CMD (.*)$/m.exec(read("ops/Dockerfile"))?.[1] ?? "[]") as string[];
  expect(container.join(" ")).toBe(`node_modules/.bin/${scripts.start}`);
  const declared = read("server/platform/config.ts");
  const set = [...read("ops/compose.yaml").matchAll(/^ {6}(BARAZA_\w+|DATABASE_URL):/gm)].map(([, name = ""]) => name);
  expect(set).toContain("BARAZA_TRUST_PROXY");
  expect(set.filter((name) => !declared.includes(`  ${name}: { schema:`))).toEqual([]);
});
