/** `npm test`: the checks, the tests on real PostgreSQL, the browser stories. The last line is the sum: "N passed, N failed". */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { checks, root } from "./checks/checks.ts";
import { runChecks } from "./checks/run-checks.ts";
import { countPlaywright, countVitest, toldAgain } from "./tests/count-results.ts";

const reports = join(root, "node_modules", ".cache", "baraza-tests");
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");

heading("Web app");
const failedBuilds = (await run([join(root, "scripts/prepare.mjs"), "--web"])) === 0 ? 0 : 1;
heading("Tests, and beside them the checks");
// Tests wait now and then for a timer or the database: the checks take that time. Their words come in one piece.
const words: string[] = [];
const checking = runChecks(checks, (line) => words.push(line));
const tests = countVitest(vitestReport, await run([program("vitest/vitest.mjs"), "run", "--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`]));
const failedChecks = await checking;
heading("Checks");
console.log(words.join("\n"));
heading("Browser stories");
const stories = countPlaywright(playwrightReport, await run([program("@playwright/test/cli.js"), "test"], { PLAYWRIGHT_JSON_OUTPUT_FILE: playwrightReport }));

const failed = failedBuilds + failedChecks + tests.failed + stories.failed;
process.exitCode = failed > 0 ? 1 : 0;
for (const failure of toldAgain(vitestReport)) console.log(`\n✗ ${failure}`);
console.log(`\nChecks: ${checks.length - failedChecks} of ${checks.length} are well. Tests: ${tests.passed} passed. Browser stories: ${stories.passed} passed.`);
console.log(`${tests.passed + stories.passed} passed, ${failed} failed`);

function heading(text: string): void {
  console.log(`\n── ${text} ──`);
}

function program(path: string): string {
  return join(root, "node_modules", path);
}

/** Runs a program of Node in our own terminal. @returns its exit code */
async function run(command: string[], environment: Record<string, string> = {}): Promise<number> {
  return await new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, env: { ...process.env, ...environment }, stdio: "inherit" });
    child.on("error", () => resolve(1));
    child.on("close", (code) => resolve(code ?? 1));
  });
}
