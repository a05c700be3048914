import { existsSync, readFileSync } from "node:fs";

const linesOfReason = 25;
const widthOfReason = 300;

/** Tests of one stage. */
export interface Counts {
  passed: number;
  failed: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { name: string; status: string; message: string; assertionResults: { status: string; fullName: string; failureMessages: string[] }[] }[];
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number };
}

/**
 * Reads Vitest's JSON report. A file that could not even be loaded counts as one failure, and so does a run that failed
 * without a failed test (an error outside of tests, no report at all).
 *
 * @param exitCode of the run
 */
export function countVitest(reportFile: string, exitCode: number): Counts {
  const report = read<VitestReport>(reportFile);
  const unloaded = report?.testResults.filter(({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed")).length ?? 0;
  return atLeastOneFailure({ passed: report?.numPassedTests ?? 0, failed: (report?.numFailedTests ?? 0) + unloaded }, exitCode);
}

/** Reads Playwright's JSON report, by the same rules. A test that passed only at a second try failed. */
export function countPlaywright(reportFile: string, exitCode: number): Counts {
  const stats = read<PlaywrightReport>(reportFile)?.stats;
  return atLeastOneFailure({ passed: stats?.expected ?? 0, failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0) }, exitCode);
}

/**
 * What failed, told once more at the end: a build machine often shows only the last lines of thousands.
 *
 * @returns a text for each failed test of Vitest's report: its file, its name, and the first lines of why
 */
export function toldAgain(reportFile: string): string[] {
  const failed = (read<VitestReport>(reportFile)?.testResults ?? []).filter(({ status }) => status === "failed");
  return failed.flatMap((file) => {
    const tests = file.assertionResults.filter(({ status }) => status === "failed");
    if (tests.length === 0) return [`${file.name}\n${firstLines(file.message)}`];
    return tests.map((one) => `${file.name} › ${one.fullName}\n${firstLines(one.failureMessages.join("\n"))}`);
  });
}

function firstLines(text: string): string {
  return text.split("\n").slice(0, linesOfReason).map((line) => `    ${line.slice(0, widthOfReason)}`).join("\n");
}

function atLeastOneFailure(counts: Counts, exitCode: number): Counts {
  return { ...counts, failed: exitCode === 0 ? counts.failed : Math.max(1, counts.failed) };
}

function read<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}
