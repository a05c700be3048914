import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { cloneTemplate } from "../../server/test/database/clone-template.ts";
import { TEST_SECRET } from "../../server/test/database/secret.ts";
import type { MailCatcher } from "./mail-catcher.ts";
import { startMailCatcher } from "./mail-catcher.ts";

/** The environment variable by which workers learn of the template database. */
export const templateVariable = "BARAZA_E2E_TEMPLATE_URL";

/** A Baraza of a test's own: server process, database and mail. */
export interface Instance {
  /** Where it listens, without a slash at the end. */
  url: string;
  /** Opens `/setup` while the instance has no admin. */
  setupToken: string;
  /** The database as its owner. */
  ownerUrl: string;
  mail: MailCatcher;
  /** What the server has printed so far, for a failing test's report. */
  output: () => string;
  /** Ends the process without warning (SIGKILL). */
  kill: () => Promise<void>;
  /** Starts the process again, on the same port, after `kill`. */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

const main = fileURLToPath(new URL("../../server/main.ts", import.meta.url));
const compileCache = new URL("../../scripts/compile-cache.mjs", import.meta.url).href;
const setupToken = "setup-token-of-the-browser-tests";

/**
 * Starts a server process on a fresh database with a mail catcher.
 *
 * @param extra further environment, such as BARAZA_PRESET
 * @throws Error with the server's words, when it ends before it listens
 */
export async function startInstance(extra: Record<string, string> = {}): Promise<Instance> {
  const templateUrl = process.env[templateVariable];
  if (!templateUrl) throw new Error(`${templateVariable} is not set: e2e/setup/global-setup.ts sets it`);
  const [database, mail] = await Promise.all([cloneTemplate(templateUrl), startMailCatcher()]);
  const dataDirectory = mkdtempSync(join(tmpdir(), "baraza-e2e-"));
  const environment = {
    PATH: process.env.PATH ?? "",
    HOME: dataDirectory,
    NODE_ENV: "test",
    DATABASE_URL: database.ownerUrl,
    BARAZA_DATA_DIR: dataDirectory,
    BARAZA_SECRET: TEST_SECRET,
    BARAZA_SETUP_TOKEN: setupToken,
    BARAZA_SMTP_URL: mail.url,
    BARAZA_PRESET: "helpdesk",
    BARAZA_READY_JSON: "1",
    BARAZA_LOG: "warn",
    BARAZA_POOL: "8",
    ...extra,
  };
  const output: string[] = [];
  let server = await startProcess({ PORT: "0", ...environment }, output);
  const url = server.url;

  return {
    url,
    setupToken: server.setupToken ?? setupToken,
    ownerUrl: database.ownerUrl,
    mail,
    output: () => output.join("\n"),
    kill: async () => await server.end("SIGKILL"),
    async restart() {
      server = await startProcess({ PORT: new URL(url).port, ...environment }, output);
    },
    async stop() {
      await server.end("SIGTERM");
      await Promise.all([mail.stop(), database.drop()]);
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}

interface ServerProcess {
  url: string;
  setupToken: string | undefined;
  end: (signal: NodeJS.Signals) => Promise<void>;
}

async function startProcess(env: Record<string, string>, output: string[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["--import", compileCache, main], { env, stdio: ["ignore", "pipe", "pipe"] });
  const ended = once(child, "exit");
  const ready = new Promise<{ listening: string; setupToken?: string }>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      output.push(line);
      if (line.startsWith('{"listening"')) resolve(JSON.parse(line) as { listening: string; setupToken?: string });
    });
    createInterface({ input: child.stderr }).on("line", (line) => output.push(line));
  });
  const first = await Promise.race([ready, ended.then(() => undefined)]);
  if (!first) throw new Error(`The server ended before it listened:\n${output.join("\n")}`);
  return {
    url: first.listening,
    setupToken: first.setupToken,
    async end(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill(signal);
      // A stop that hangs is a failure of the server, and must not hang the tests.
      const late = setTimeout(() => child.kill("SIGKILL"), 15_000);
      await ended;
      clearTimeout(late);
    },
  };
}
