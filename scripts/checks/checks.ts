import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** One check of `npm run check`: a program of Node that ends with 0 when all is well. */
export interface Check {
  name: string;
  /** What to do about a failure, where its own words do not say it. */
  advice?: string;
  /** Path of the program and its arguments. */
  command: readonly string[];
}

const installed = (path: string) => join(root, "node_modules", path);
const structured = ["contract", "server", "web", "widget", "emulators", "presets", "scripts", "bench", "e2e", "vite.config.ts", "vitest.config.ts", "playwright.config.ts"];

/** All checks, the slow ones first: they run two at a time. */
export const checks: readonly Check[] = [
  { name: "types", command: [installed("typescript-7/bin/tsc"), "--noEmit", "-p", "."] },
  { name: "SQL drift", command: ["scripts/check-sql.ts"] },
  { name: "lint", command: [installed("oxlint/bin/oxlint"), "--type-aware", "--format=unix"] },
  {
    name: "imports",
    advice: "The rules and their reasons are in .dependency-cruiser.cjs.",
    command: [installed("dependency-cruiser/bin/dependency-cruiser.mjs"), "--output-type", "err-long", ...structured.filter((path) => existsSync(join(root, path)))],
  },
  { name: "dead code", command: [installed("knip/bin/knip.js"), "--no-progress", "--no-config-hints"] },
  { name: "lock file", command: ["scripts/lock.ts", "--check"] },
  { name: "texts", command: ["scripts/check-texts.ts"] },
  { name: "documents", command: ["scripts/check-docs.ts"] },
];
