/** `npm run dev`: the server, started again when a file changes, and Vite with hot update. One database outlives the restarts. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { startEmbedded } from "../server/platform/embedded/start-embedded.ts";
import { root } from "./checks/checks.ts";

// The server joins this database and leaves it again at each restart: it never has to start.
const database = process.env.DATABASE_URL ? undefined : await startEmbedded({ log: console.log });
const children = [
  start(["--watch", "--watch-preserve-output", join(root, "server/main.ts")], { BARAZA_CHECK_OUTPUTS: "1" }),
  start([join(root, "node_modules/vite/bin/vite.js")], { BARAZA_DEV_SERVER: `http://127.0.0.1:${process.env.PORT ?? "3000"}` }),
];
let ending = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
for (const child of children) child.once("exit", end);

function start(command: string[], environment: Record<string, string>) {
  return spawn(process.execPath, command, { cwd: root, env: { ...process.env, ...environment }, stdio: "inherit" });
}

function end(): void {
  if (ending) return;
  ending = true;
  const gone = children.map(async (child) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    await new Promise((resolve) => child.once("exit", resolve));
  });
  void Promise.all(gone).then(async () => await database?.stop());
}
