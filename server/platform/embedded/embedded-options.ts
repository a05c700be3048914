import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

/** How to run the embedded database. Every part has a default. */
export interface EmbeddedOptions {
  /** Folder for all of an installation's data. Default: BARAZA_DATA_DIR, else `./data`; in test mode a new temporary folder. */
  dataDirectory?: string;
  /** TCP port on 127.0.0.1. Default: BARAZA_PG_PORT, else the one of the last start if it is still free, else a free one. */
  port?: number;
  /** For tests: data is not protected from a power cut, and everything is removed at the end, also when we are killed. */
  testMode?: boolean;
  /** Stop the database on SIGINT and SIGTERM. For scripts; a server that has its own graceful stop calls `stop()` last instead. */
  stopOnSignals?: boolean;
  /** Where the cluster goes when root starts us in a folder that the database's account may not enter. Default: `/var/lib/baraza`. */
  serviceDirectory?: string;
  /** Told what a person would want to know: a slow start, a restart. Default: nothing is said. */
  log?: (line: string) => void;
}

/** The options with their defaults filled in. `port` is 0 when any will do. */
export type ResolvedOptions = Required<EmbeddedOptions>;

/** Fills in the defaults. @throws Error that names BARAZA_PG_PORT when it is not a port */
export function resolveOptions(options: EmbeddedOptions, environment: NodeJS.ProcessEnv = process.env): ResolvedOptions {
  const testMode = options.testMode ?? false;
  return {
    dataDirectory: resolve(options.dataDirectory ?? (testMode ? temporaryFolder() : environment.BARAZA_DATA_DIR || "data")),
    port: options.port ?? (testMode ? 0 : portFrom(environment.BARAZA_PG_PORT)),
    testMode,
    stopOnSignals: options.stopOnSignals ?? false,
    serviceDirectory: options.serviceDirectory ?? "/var/lib/baraza",
    log: options.log ?? (() => {}),
  };
}

function portFrom(text: string | undefined): number {
  if (!text) return 0;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`BARAZA_PG_PORT must be a port from 1 to 65535, not "${text}". Example: BARAZA_PG_PORT=5433`);
}

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "baraza-test-"));
  // When root runs the tests, the database's account must be able to pass.
  chmodSync(folder, 0o711);
  return folder;
}
