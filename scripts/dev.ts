/** `npm run dev`: the server, started again when a file changes, and Vite with hot update. One database outlives the restarts. */
import type { ChildProcess } from "node:child_process";
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { watch } from "node:fs";
import { join } from "node:path";
import { startEmbedded } from "../server/platform/embedded/start-embedded.ts";
import { root } from "./checks/checks.ts";

// The server joins this database and leaves it again at each restart: it never has to start.
const database = process.env.DATABASE_URL ? undefined : await startEmbedded({ log: console.log });
const vite = run([join(root, "node_modules/vite/bin/vite.js")], { BARAZA_DEV_SERVER: `http://127.0.0.1:${process.env.PORT ?? "3000"}` });
// The link for the set-up stays the same from start to start.
const setupToken = process.env.BARAZA_SETUP_TOKEN ?? randomBytes(18).toString("base64url");
let server = startServer();
let restarts = Promise.resolve();
let ending = false;
let waiting: NodeJS.Timeout | undefined;

// Not `node --watch`: in its worker threads Node puts messages of its own among ours.
for (const folder of ["contract", "server", "presets", "emulators"]) watch(join(root, folder), { recursive: true }, (_event, file) => changed(file ?? ""));
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end());
vite.once("exit", () => void end());

function startServer(): ChildProcess {
  return run(["--import", "./scripts/compile-cache.mjs", join(root, "server/main.ts")], { BARAZA_CHECK_OUTPUTS: "1", BARAZA_SETUP_TOKEN: setupToken });
}

function changed(file: string): void {
  if (!/\.(ts|sql|json|css|js)$/.test(file) || /\.test\.ts$/.test(file) || ending) return;
  // An editor saves several files at once, or one in several steps.
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    restarts = restarts.then(async () => await restart(file));
  }, 150);
}

async function restart(file: string): Promise<void> {
  console.log(`\n${file} changed: starting again`);
  await stop(server);
  if (!ending) server = startServer();
}

async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  clearTimeout(waiting);
  await Promise.all([stop(server), stop(vite)]);
  await database?.stop();
  process.exit();
}

function run(command: string[], environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, command, { cwd: root, env: { ...process.env, ...environment }, stdio: "inherit" });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGTERM");
  await new Promise((resolve) => child.once("exit", resolve));
}
