import { spawn } from "node:child_process";
import type { Check } from "./checks.ts";
import { root } from "./checks.ts";

/** How many run at once: the machines that this is made for have two cores. */
const lanes = 2;

/**
 * Runs checks two at a time and prints a line for each when it ends, with its words if it failed.
 *
 * @returns how many failed
 */
export async function runChecks(checks: readonly Check[], print: (line: string) => void = console.log): Promise<number> {
  const waiting = [...checks];
  let failed = 0;
  const lane = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const begun = performance.now();
      const { code, output } = await run(check.command);
      const seconds = ((performance.now() - begun) / 1000).toFixed(1).padStart(5);
      print(`${code === 0 ? "✓" : "✗"} ${check.name.padEnd(10)} ${seconds} s`);
      if (code === 0) continue;
      failed += 1;
      print(output.trimEnd().replaceAll(/^/gm, "    "));
      if (check.advice) print(`    ${check.advice}`);
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return failed;
}

async function run(command: readonly string[]): Promise<{ code: number; output: string }> {
  return await new Promise((resolve) => {
    const child = spawn(process.execPath, command, { cwd: root, env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" }, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding("utf8").on("data", (text: string) => (output += text));
    child.on("error", (error) => resolve({ code: 1, output: error.message }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
