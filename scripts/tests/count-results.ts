import { existsSync, readFileSync } from "node:fs";

/** Tests of one stage. */
export interface Counts {
  passed: number;
  failed: number;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
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

function atLeastOneFailure(counts: Counts, exitCode: number): Counts {
  return { ...counts, failed: exitCode === 0 ? counts.failed : Math.max(1, counts.failed) };
}

function read<T>(file: string): T | undefined {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as T) : undefined;
}
