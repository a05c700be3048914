import { randomBytes } from "node:crypto";
import { resolve } from "node:path";
import { modules } from "./app.ts";
import { ConfigError, configFrom, instanceSecret, readEnvironment } from "./platform/config.ts";
import { migrate } from "./platform/db/migrate.ts";
import { appUrlFrom } from "./platform/db/roles.ts";
import { startEmbedded } from "./platform/embedded/start-embedded.ts";
import { start } from "./platform/start.ts";

/** Starts one process: database (embedded unless DATABASE_URL), migrations, then the roles asked for. */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const dataDir = resolve(environment.BARAZA_DATA_DIR);
  const secret = instanceSecret(environment.BARAZA_SECRET, dataDir);
  const embedded = environment.DATABASE_URL ? undefined : await startEmbedded({ dataDirectory: dataDir, log: (line) => console.log(line) });
  const ownerUrl = environment.DATABASE_URL ?? embedded?.ownerUrl ?? "";
  await migrate(ownerUrl, { secret, log: (line) => console.log(line) });
  const config = configFrom(environment, { ownerUrl, appUrl: appUrlFrom(ownerUrl, secret) }, secret);
  config.setupToken ??= randomBytes(18).toString("base64url");
  const running = await start(config, modules);
  if (config.readyJson) console.log(JSON.stringify({ listening: running.address, setupToken: config.setupToken }));
  else console.log(`Baraza listens on ${running.address ?? "no port (worker only)"}`);
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await running.stop();
    await embedded?.stop();
    process.exit(0);
  };
  process.on("SIGTERM", () => { void stop(); });
  process.on("SIGINT", () => { void stop(); });
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
