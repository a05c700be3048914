/** `npm run rescue -- <e-mail or username>`: lets somebody in again who lost phone and recovery codes (docs/operations.md). */
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import pg from "pg";
import { ConfigError, readEnvironment } from "../server/platform/config.ts";
import { startEmbedded } from "../server/platform/embedded/start-embedded.ts";
import { rescueAccount } from "./rescue/rescue-account.ts";

async function main(): Promise<void> {
  const [name, ...more] = process.argv.slice(2);
  if (!name || more.length > 0) throw new ConfigError("Say whose account: npm run rescue -- <e-mail or username>\nfor example: npm run rescue -- ada@example.com");
  const environment = readEnvironment(process.env);
  const dataDir = resolve(environment.BARAZA_DATA_DIR);
  if (!environment.DATABASE_URL && !existsSync(join(dataDir, "postgres"))) throw new ConfigError(`There is no database in ${dataDir}. Set BARAZA_DATA_DIR or DATABASE_URL as the server has it.`);
  const embedded = environment.DATABASE_URL ? undefined : await startEmbedded({ dataDirectory: dataDir, stopOnSignals: true, log: (line) => { console.log(line); } });
  const owner = new pg.Client({ connectionString: environment.DATABASE_URL ?? embedded?.ownerUrl });
  try {
    await owner.connect();
    const rescue = await rescueAccount(owner, name, new Date());
    if (!rescue) throw new ConfigError("There is no account with this e-mail address or username.");
    console.log(rescue.secondFactor ? "The second factor is gone." : "There was no second factor.");
    console.log(`${rescue.sessionsEnded} sessions ended. Sign in with the password and set a new second factor up. The audit log has a line about it.`);
  } finally {
    await owner.end().catch(() => {});
    await embedded?.stop();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});
