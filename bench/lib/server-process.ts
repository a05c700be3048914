import { spawn, type ChildProcess } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createInterface } from "node:readline";
import { startEmbedded } from "../../server/platform/embedded/start-embedded.ts";
import { migrate } from "../../server/platform/db/migrate.ts";

export const benchSecret = "bench-secret-of-at-least-32-characters";
const root = fileURLToPath(new URL("../..", import.meta.url));

export interface BenchDatabase {
  ownerUrl: string;
  stop(): Promise<void>;
}

/**
 * A database with fsync on, as in production, in a folder of its own that goes away at the end. With BENCH_DATA it is in that folder and stays,
 * so that millions of rows are seeded once.
 */
export async function benchDatabase(): Promise<BenchDatabase> {
  const kept = process.env.BENCH_DATA;
  if (kept) mkdirSync(kept, { recursive: true });
  const dataDirectory = kept ?? mkdtempSync(join(tmpdir(), "baraza-bench-"));
  // As root the database runs as another account, which must be able to enter.
  chmodSync(dataDirectory, 0o755);
  const embedded = await startEmbedded({ dataDirectory, serviceDirectory: join(dataDirectory, "service") });
  await migrate(embedded.ownerUrl, { secret: benchSecret });
  return {
    ownerUrl: embedded.ownerUrl,
    stop: async () => {
      await embedded.stop();
      if (!kept) rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

export interface ServerProcess {
  address: string;
  process: ChildProcess;
  /** Resident memory in bytes. */
  memory(): number;
  /** Resident memory in bytes of what is in use: garbage is collected first. */
  memoryInUse(): Promise<number>;
  stop(): Promise<void>;
}

/** Options of node that `npm start` gives. */
function startOptions(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: { start: string } };
  return scripts.start.split(" ").filter((word) => /^--[\w-]+(=.*)?$/.test(word) && word !== "--import");
}

/** The server as a process of its own, started as `npm start` does. BENCH_NODE adds options of node, such as `--cpu-prof`. */
export async function serverProcess(ownerUrl: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const child = spawn(process.execPath, [...startOptions(), ...(process.env.BENCH_NODE ?? "").split(" ").filter(Boolean), "--expose-gc", "--import", "./bench/lib/collect-on-signal.mjs", "server/main.ts"], {
    cwd: root, stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, DATABASE_URL: ownerUrl, BARAZA_SECRET: benchSecret, BARAZA_READY_JSON: "1", BARAZA_LOG: "error", PORT: "0", BARAZA_ROLES: "web,worker", BARAZA_SETUP_TOKEN: "bench-setup-token", ...env },
  });
  const address = await new Promise<string>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
    createInterface({ input: child.stdout }).on("line", (line) => {
      if (line.startsWith("{")) resolve((JSON.parse(line) as { listening: string }).listening);
    });
  });
  return {
    address, process: child,
    memory: () => residentMemory(child.pid ?? 0),
    memoryInUse: async () => {
      child.kill("SIGUSR2");
      await new Promise((resolve) => setTimeout(resolve, 1000));
      return residentMemory(child.pid ?? 0);
    },
    stop: () => new Promise((resolve) => { child.once("exit", () => resolve()); child.kill("SIGTERM"); }),
  };
}

/** Resident set size from /proc, in bytes; 0 where there is none. */
export function residentMemory(pid: number): number {
  try {
    const status = process.getBuiltinModule("node:fs").readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
