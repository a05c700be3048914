import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countPlaywright, countVitest } from "./count-results.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "baraza-count-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

function report(content: object): string {
  const file = join(folder, "report.json");
  writeFileSync(file, JSON.stringify(content));
  return file;
}

const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((one) => ({ status: one })) });

test("passed and failed tests are what the report says", () => {
  const content = { numPassedTests: 5, numFailedTests: 2, testResults: [file("passed", "passed"), file("failed", "failed", "failed")] };
  expect(countVitest(report(content), 1)).toEqual({ passed: 5, failed: 2 });
  expect(countPlaywright(report({ stats: { expected: 7, unexpected: 1, flaky: 1 } }), 1)).toEqual({ passed: 7, failed: 2 });
});

test("a test file that could not be loaded is a failure", () => {
  expect(countVitest(report({ numPassedTests: 5, numFailedTests: 0, testResults: [file("failed"), file("passed", "passed")] }), 1)).toEqual({ passed: 5, failed: 1 });
});

test("a run that fails without a failed test is a failure", () => {
  expect(countVitest(report({ numPassedTests: 5, numFailedTests: 0, testResults: [] }), 1)).toEqual({ passed: 5, failed: 1 });
  expect(countPlaywright(join(folder, "absent.json"), 1)).toEqual({ passed: 0, failed: 1 });
});

test("a run that succeeds has no failure", () => {
  expect(countVitest(report({ numPassedTests: 5, numFailedTests: 0, testResults: [file("passed", "passed")] }), 0)).toEqual({ passed: 5, failed: 0 });
  expect(countPlaywright(report({ stats: { expected: 7, unexpected: 0, flaky: 0 } }), 0)).toEqual({ passed: 7, failed: 0 });
});
