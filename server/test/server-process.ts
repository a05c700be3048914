import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { TEST_SECRET } from "./database/secret.ts";

/** What a server says when it listens. */
export interface Ready { listening: string; setupToken?: string }

/** A server in a process of its own. */
export interface ServerProcess {
  child: ChildProcess;
  /** What it says when it listens; nothing when it ended before. */
  ready: Promise<Ready | undefined>;
  /** Its exit code; null when a signal ended it. */
  ended: Promise<number | null>;
  /** What it has printed so far. */
  output: () => string;
}

/** Starts `server/main.ts` with this environment and no other. End it: it is the caller's. */
export function startProcess(env: Record<string, string>): ServerProcess {
  const child = spawn(process.execPath, [fileURLToPath(new URL("../main.ts", import.meta.url))], { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "close").then(([code]) => code as number | null);
  let output = "";
  child.stderr.on("data", (data: Buffer) => { output += String(data); });
  const listening = new Promise<Ready>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      output += `${line}\n`;
      if (line.startsWith('{"listening"')) resolve(JSON.parse(line) as Ready);
      if (line.startsWith("Baraza is ready:")) resolve({ listening: line.split(/\s+/).at(-1) ?? "" });
    });
  });
  return { child, ready: Promise.race([listening, ended.then(() => undefined)]), ended, output: () => output };
}

/** One of several servers on a database. */
export interface ServerNode {
  address: string;
  /** Ends it at once, in the middle of whatever it does; resolves when it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts a process that serves HTTP and sockets on a database that there is.
 * @throws Error with what it printed, when it ended before it listened
 */
export async function startNode(ownerUrl: string, folder: string, env: Record<string, string> = {}): Promise<ServerNode> {
  const { child, ready, ended, output } = startProcess({
    PATH: process.env.PATH ?? "", HOME: folder, PORT: "0", DATABASE_URL: ownerUrl, BARAZA_DATA_DIR: folder, BARAZA_SECRET: TEST_SECRET, BARAZA_LOG: "error",
    BARAZA_READY_JSON: "1", BARAZA_MAILBOX: "off", BARAZA_ROLES: "web", BARAZA_POOL: "6", BARAZA_CHECK_OUTPUTS: "1", ...env,
  });
  const first = await ready;
  if (!first) throw new Error(`the server ended before it listened:\n${output()}`);
  return {
    address: first.listening,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
