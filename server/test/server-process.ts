import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { TEST_SECRET } from "./database/secret.ts";

/** A server as a process of its own. */
export interface ServerProcess {
  address: string;
  /** Ends it at once, in the middle of whatever it does; resolves when it is gone. */
  kill(): Promise<void>;
}

/**
 * Starts `server/main.ts` as a process that serves HTTP and sockets on a database that there is.
 * @throws Error with what it printed, when it ended before it listened
 */
export async function startServerProcess(ownerUrl: string, folder: string, env: Record<string, string> = {}): Promise<ServerProcess> {
  const child = spawn(process.execPath, [fileURLToPath(new URL("../main.ts", import.meta.url))], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env.PATH ?? "", HOME: folder, PORT: "0", DATABASE_URL: ownerUrl, BARAZA_DATA_DIR: folder, BARAZA_SECRET: TEST_SECRET, BARAZA_LOG: "error",
      BARAZA_READY_JSON: "1", BARAZA_MAILBOX: "off", BARAZA_ROLES: "web", BARAZA_POOL: "6", BARAZA_CHECK_OUTPUTS: "1", ...env,
    },
  });
  const ended = once(child, "exit");
  let printed = "";
  child.stderr.on("data", (data: Buffer) => { printed += String(data); });
  const listening = new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => { if (line.startsWith('{"listening"')) resolve((JSON.parse(line) as { listening: string }).listening); });
  });
  const address = await Promise.race([listening, ended.then(() => undefined)]);
  if (address === undefined) throw new Error(`the server ended before it listened:\n${printed}`);
  return {
    address,
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
