import { spawn, spawnSync } from "node:child_process";
import { findFreePort } from "../embedded/free-port.ts";

/** Whether this machine has a Redis server to test with. Build machines must (`.ci/run` installs it and sets BARAZA_TEST_REDIS). */
export function redisHere(): boolean {
  const here = spawnSync("redis-server", ["--version"]).status === 0;
  if (!here && process.env.BARAZA_TEST_REDIS) throw new Error("BARAZA_TEST_REDIS is set, but there is no redis-server on the PATH");
  return here;
}

/** A Redis of its own that keeps nothing, on a free port unless one is given. @returns its address and how to end it */
export async function startRedis(at?: number): Promise<{ url: string; port: number; stop: () => Promise<void> }> {
  const port = at ?? await findFreePort(0);
  const child = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"], { stdio: ["ignore", "pipe", "inherit"] });
  await new Promise<void>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`redis-server ended with ${code}`)));
    child.stdout.on("data", (line: Buffer) => { if (line.includes("Ready to accept connections")) resolve(); });
  });
  return {
    url: `redis://127.0.0.1:${port}`, port,
    stop: () => new Promise((resolve) => { child.once("exit", () => resolve()); child.kill("SIGTERM"); }),
  };
}
