import { expect, test } from "vitest";
import { runChecks } from "./run-checks.ts";

const script = (source: string) => ["-e", source];

test("a check that fails is counted and its words are printed, and the others run all the same", async () => {
  const printed: string[] = [];
  const failed = await runChecks(
    [
      { name: "good", command: script("console.log('all is well')") },
      { name: "bad", advice: "Mend it.", command: script("console.error('this is wrong'); process.exit(3)") },
      { name: "killed", command: script("process.kill(process.pid, 'SIGKILL')") },
    ],
    (line) => printed.push(line),
  );
  expect(failed).toBe(2);
  expect(printed.join("\n")).toMatch(/✓ good/);
  expect(printed.join("\n")).toMatch(/✗ bad .*\n {4}this is wrong\n {4}Mend it\./);
  expect(printed.join("\n")).toMatch(/✗ killed/);
  expect(printed.join("\n")).not.toContain("all is well");
});
