import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { countPlaywright, countVitest, toldAgain } from "./count-results.ts";

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

test("what failed is told again with its file, its name and the first lines of why", () => {
  const why = ["AssertionError: expected 1 to be 2", ...Array.from({ length: 100 }, (_, index) => `at line ${index}`)].join("\n");
  const content = {
    testResults: [
      { name: "server/a.test.ts", status: "failed", message: "", assertionResults: [{ status: "passed", fullName: "is well", failureMessages: [] }, { status: "failed", fullName: "is not", failureMessages: [why] }] },
      { name: "server/b.test.ts", status: "failed", message: "Cannot find module", assertionResults: [] },
      { name: "server/c.test.ts", status: "passed", message: "", assertionResults: [{ status: "passed", fullName: "is well", failureMessages: [] }] },
    ],
  };
  const told = toldAgain(report(content));
  expect(told).toHaveLength(2);
  expect(told[0]).toMatch(/^server\/a\.test\.ts › is not\n {4}AssertionError: expected 1 to be 2\n/);
  expect(told[0]?.split("\n").length).toBeLessThan(30);
  expect(told[1]).toBe("server/b.test.ts\n    Cannot find module");
  expect(toldAgain(join(folder, "absent.json"))).toEqual([]);
});
