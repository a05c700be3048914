import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { arch, cpus, totalmem } from "node:os";

/** One line of a result: what was measured, ours beside its reference or goal. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  reference?: { name: string; value: number };
  goal?: { text: string; met: boolean };
}

/** A quantile of unsorted numbers, by nearest rank. */
export function quantile(values: readonly number[], q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(q * sorted.length) - 1))] ?? Number.NaN;
}

/** Prints a table and writes JSON under bench/results/. */
export function report(bench: string, figures: Figure[], notes: string[] = []): void {
  const machine = { cpus: cpus().length, model: cpus()[0]?.model ?? "", memoryGiB: Math.round(totalmem() / 2 ** 30), arch: arch(), node: process.version };
  const folder = fileURLToPath(new URL("../results/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}${bench}.json`, `${JSON.stringify({ bench, at: new Date().toISOString(), machine, figures, notes }, null, 2)}\n`);
  console.log(`\n${bench} (${machine.cpus} cores, ${machine.memoryGiB} GiB, Node ${machine.node})`);
  for (const f of figures) {
    const reference = f.reference ? `  ${f.reference.name}: ${round(f.reference.value)}` : "";
    const goal = f.goal ? `  goal ${f.goal.text}: ${f.goal.met ? "met" : "MISSED"}` : "";
    console.log(`  ${f.name.padEnd(46)} ${String(round(f.value)).padStart(10)} ${f.unit}${reference}${goal}`);
  }
  for (const note of notes) console.log(`  ${note}`);
}

function round(value: number): number {
  return value >= 100 ? Math.round(value) : Math.round(value * 100) / 100;
}
