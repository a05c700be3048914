import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { ConfigError, readEnvironment } from "../server/platform/config.ts";
import { startEmbedded } from "../server/platform/embedded/start-embedded.ts";

/** An instance's database as its owner. */
export interface OwnerDatabase {
  ownerUrl: string;
  /** Leaves an embedded server; it ends unless Baraza runs. */
  leave: () => Promise<void>;
}

/**
 * The database of the instance that the environment names: `DATABASE_URL`, or the embedded one of the data folder, whether Baraza runs or not.
 * @throws ConfigError where there is none: an empty one is never made
 */
export async function joinDatabase(): Promise<OwnerDatabase> {
  const environment = readEnvironment(process.env);
  if (environment.DATABASE_URL) return { ownerUrl: environment.DATABASE_URL, leave: async () => {} };
  const dataDirectory = resolve(environment.BARAZA_DATA_DIR);
  if (!existsSync(join(dataDirectory, "postgres"))) throw new ConfigError(`There is no database in ${dataDirectory}. Set BARAZA_DATA_DIR or DATABASE_URL as the server has it.`);
  const { ownerUrl, stop } = await startEmbedded({ dataDirectory, stopOnSignals: true, log: (line) => { console.log(line); } });
  return { ownerUrl, leave: stop };
}
