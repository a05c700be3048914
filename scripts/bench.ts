/** `npm run bench`: runs every program of bench/ after the other, or those named: `npm run bench -- send crash`. */
import { spawnSync } from "node:child_process";
import { globSync } from "node:fs";
import { basename, join } from "node:path";
import { root } from "./checks/checks.ts";

const all = globSync("bench/*.ts", { cwd: root, exclude: (path) => path.endsWith(".test.ts") }).map((path) => basename(path, ".ts")).sort();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(", ")}. There are: ${all.join(", ")}`);
  process.exit(1);
}
for (const name of wanted.length > 0 ? wanted : all) {
  const { status } = spawnSync(process.execPath, [join(root, "bench", `${name}.ts`)], { cwd: root, stdio: "inherit" });
  if (status !== 0) {
    console.error(`bench ${name} did not finish`);
    process.exitCode = 1;
  }
}
