import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { root } from "./checks.ts";

const value = "export const value = 1;";
const use = (path: string) => `import { value } from "${path}";\nexport const other = value;`;
const useType = (path: string) => `import type { T } from "${path}";\nexport type U = T;`;

/** A small house that is built as ours is drawn. */
const sound: Record<string, string> = {
  "tsconfig.json": "{}",
  "package.json": "{}",
  "contract/desk.ts": "export const value = 1; export type T = 1;",
  "contract/permissions.ts": `import type { T } from "./desk.ts";\n${value} export type U = T;`,
  "server/app.ts": use("./modules/desk/index.ts"),
  "server/platform/clock.ts": value,
  "server/platform/a.fixture.ts": value,
  "server/modules/identity/person.ts": value,
  "server/modules/identity/index.ts": use("../../platform/clock.ts"),
  "server/modules/conversations/index.ts": value,
  "server/modules/desk/index.ts": `import { other } from "../identity/index.ts";\nexport const value = other; export type T = 1;`,
  "server/modules/desk/open.test.ts": use("../../platform/a.fixture.ts"),
  "server/modules/gadgets/index.ts": value,
  "web/src/page.ts": useType("../../contract/desk.ts"),
  "web/src/menu.ts": use("../../contract/permissions.ts"),
};

/** What is wrong, the rule that says so, the file that breaks it and what stands in it. */
const wrong = [
  ["a module that imports from one above it", "imports-point-down-from-identity", "server/modules/identity/up.ts", use("../desk/index.ts")],
  ["a type from above", "imports-point-down-from-identity", "server/modules/identity/up-type.ts", useType("../desk/index.ts")],
  ["modules of one row that know each other", "imports-point-down-from-wallet", "server/modules/wallet/index.ts", use("../conversations/index.ts")],
  ["a module that enters another by the window", "only-through-index", "server/modules/desk/window.ts", use("../identity/person.ts")],
  ["a test that enters another module by the window", "only-through-index", "server/modules/desk/window.test.ts", use("../identity/person.ts")],
  ["a script that enters a module by the window", "only-through-index-from-outside", "scripts/seed.ts", use("../server/modules/identity/person.ts")],
  ["a module without a row", "every-module-has-its-row", "server/gadgets-user.ts", use("./modules/gadgets/index.ts")],
  ["a platform that knows a module", "platform-knows-no-module", "server/platform/jobs.ts", use("../modules/desk/index.ts")],
  ["a contract that leans on the server", "contract-imports-nothing-of-ours", "contract/lean.ts", use("../server/platform/clock.ts")],
  ["a page that knows the server", "web-knows-no-server", "web/src/server.ts", use("../../server/platform/clock.ts")],
  ["a page that loads a schema", "web-takes-types-from-the-contract", "web/src/schema.ts", use("../../contract/desk.ts")],
  ["a rule for browsers that loads a schema", "pure-contracts-stay-pure", "contract/desk-list.ts", use("./desk.ts")],
  ["files that need each other", "no-cycles", "server/platform/left.ts", use("./right.ts")],
  ["production code that uses a test's", "no-test-code-in-production", "server/platform/tested.ts", use("./a.fixture.ts")],
  ["an import of nothing", "no-missing-file", "server/platform/lost.ts", use("./gone.ts")],
] as const;

let folder: string;
let broken: { rule: string; file: string }[];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "baraza-structure-"));
  const files = { ...sound, ...Object.fromEntries(wrong.map(([, , file, content]) => [file, content])), "server/platform/right.ts": `import { other } from "./left.ts";\nexport const value = () => other;` };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const program = join(root, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
  const result = spawnSync(process.execPath, [program, "--config", join(root, ".dependency-cruiser.cjs"), "--output-type", "json", "contract", "server", "web", "scripts"], { cwd: folder, encoding: "utf8" });
  const report = JSON.parse(result.stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  broken = report.summary.violations.map(({ rule, from }) => ({ rule: rule.name, file: from }));
});

afterAll(() => rmSync(folder, { recursive: true }));

test("a house that is built as drawn breaks no rule", () => {
  expect(broken.filter(({ file }) => file in sound)).toEqual([]);
});

test.for(wrong)("%s breaks a rule", ([, rule, file]) => {
  expect(broken).toContainEqual({ rule, file });
});
