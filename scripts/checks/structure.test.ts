import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./checks.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "baraza-structure-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Lays out a small repository and says which of our rules it breaks. */
function brokenRules(files: Record<string, string>): string[] {
  const home = mkdtempSync(join(folder, "case-"));
  const all: Record<string, string> = { "tsconfig.json": "{}", "package.json": "{}", ...files };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), content);
  }
  const folders = [...new Set(Object.keys(files).map((path) => path.split("/")[0] ?? path))];
  const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const result = spawnSync(process.execPath, [program, "--config", join(root, ".dependency-cruiser.cjs"), "--output-type", "json", ...folders], { cwd: home, encoding: "utf8" });
  const report = JSON.parse(result.stdout) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(report.summary.violations.map(({ rule }) => rule.name))].sort();
}

const value = "export const value = 1;";
const use = (path: string) => `import { value } from "${path}";\nexport const other = value;`;

test("a house that is built as drawn breaks no rule", () => {
  const files = {
    "contract/desk.ts": "export interface Ticket { id: string }",
    "server/app.ts": use("./modules/desk/index.ts"),
    "server/platform/clock.ts": value,
    "server/modules/identity/index.ts": use("../../platform/clock.ts"),
    "server/modules/desk/index.ts": 'import { other } from "../identity/index.ts";\nexport const value = other;',
    "server/modules/desk/open.test.ts": use("../../platform/clock.ts"),
    "web/src/page.ts": 'import type { Ticket } from "../../contract/desk.ts";\nexport type Shown = Ticket;',
  };
  expect(brokenRules(files)).toEqual([]);
});

test.for([
  ["a module that imports from one above it", "imports-point-down-from-identity", { "server/modules/desk/index.ts": value, "server/modules/identity/index.ts": use("../desk/index.ts") }],
  ["a type from above", "imports-point-down-from-identity", { "server/modules/desk/index.ts": "export type T = 1;", "server/modules/identity/index.ts": 'import type { T } from "../desk/index.ts";\nexport type U = T;' }],
  ["modules of one row that know each other", "imports-point-down-from-wallet", { "server/modules/conversations/index.ts": value, "server/modules/wallet/index.ts": use("../conversations/index.ts") }],
  ["a module that enters another by the window", "only-through-index", { "server/modules/identity/person.ts": value, "server/modules/desk/index.ts": use("../identity/person.ts") }],
  ["a test that enters another module by the window", "only-through-index", { "server/modules/identity/person.ts": value, "server/modules/desk/a.test.ts": use("../identity/person.ts") }],
  ["a script that enters a module by the window", "only-through-index-from-outside", { "server/modules/identity/person.ts": value, "scripts/seed.ts": use("../server/modules/identity/person.ts") }],
  ["a module without a row", "every-module-has-its-row", { "server/modules/gadgets/index.ts": value, "server/app.ts": use("./modules/gadgets/index.ts") }],
  ["a platform that knows a module", "platform-knows-no-module", { "server/modules/desk/index.ts": value, "server/platform/jobs.ts": use("../modules/desk/index.ts") }],
  ["a contract that leans on the server", "contract-imports-nothing-of-ours", { "server/platform/clock.ts": value, "contract/desk.ts": use("../server/platform/clock.ts") }],
  ["a page that knows the server", "web-knows-no-server", { "server/platform/clock.ts": value, "web/src/page.ts": use("../../server/platform/clock.ts") }],
  ["a page that loads a schema", "web-loads-no-zod", { "node_modules/zod/package.json": '{"main":"index.js"}', "node_modules/zod/index.js": "exports.z = 1", "contract/desk.ts": 'import { z } from "zod";\nexport const value = z;', "web/src/page.ts": use("../../contract/desk.ts") }],
  ["files that need each other", "no-cycles", { "server/platform/a.ts": use("./b.ts"), "server/platform/b.ts": 'import { other } from "./a.ts";\nexport const value = () => other;' }],
  ["production code that uses a test's", "no-test-code-in-production", { "server/platform/a.fixture.ts": value, "server/platform/a.ts": use("./a.fixture.ts") }],
  ["an import of nothing", "no-missing-file", { "server/platform/a.ts": use("./gone.ts") }],
] as const)("%s breaks a rule", ([, rule, files]) => {
  expect(brokenRules(files)).toContain(rule);
});
