/** `npm run audit:verify`: recomputes the audit log's hash chain, whether Baraza runs or not; ends with 1 when it does not hold (docs/operations.md). */
import { ConfigError } from "../server/platform/config.ts";
import { verifyLog } from "./audit/verify-log.ts";
import { joinDatabase } from "./join-database.ts";

async function main(): Promise<void> {
  if (process.argv.length > 2) throw new ConfigError("This takes nothing: npm run audit:verify");
  const database = await joinDatabase();
  try {
    const { ok, says } = await verifyLog(database.ownerUrl);
    (ok ? console.log : console.error)(says);
    if (!ok) process.exitCode = 1;
  } finally {
    await database.leave();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});
