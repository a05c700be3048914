/** `npm run lock`, after adding a package: completes package-lock.json for other platforms. With --check only says what is missing. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./checks/checks.ts";
import type { LockEntry } from "./lock/complete-lock.ts";
import { missingPlatforms } from "./lock/complete-lock.ts";

const file = join(root, "package-lock.json");
const lock = JSON.parse(readFileSync(file, "utf8")) as { packages: Record<string, LockEntry> };
const { entries, unclear } = missingPlatforms(lock.packages);
const names = Object.keys(entries).map((path) => path.replace("node_modules/", ""));

if (process.argv.includes("--check")) {
  for (const name of names) console.error(`package-lock.json lacks ${name}: npm ci will refuse it. Run: npm run lock`);
  if (names.length > 0) process.exitCode = 1;
} else if (names.length > 0) {
  const packages = Object.fromEntries(Object.entries({ ...lock.packages, ...entries }).sort(([one], [other]) => (one < other ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
  console.log(`Added to package-lock.json: ${names.join(", ")}`);
}
for (const name of unclear) console.log(`Not in package-lock.json, and its name tells no platform: ${name}`);
