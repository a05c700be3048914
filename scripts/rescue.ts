/** `npm run rescue -- <e-mail or username>`: lets somebody in again who lost phone and recovery codes (docs/operations.md). */
import pg from "pg";
import { ConfigError } from "../server/platform/config.ts";
import { joinDatabase } from "./join-database.ts";
import { rescueAccount } from "./rescue/rescue-account.ts";

async function main(): Promise<void> {
  const [name, ...more] = process.argv.slice(2);
  if (!name || more.length > 0) throw new ConfigError("Say whose account: npm run rescue -- <e-mail or username>\nfor example: npm run rescue -- ada@example.com");
  const database = await joinDatabase();
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  try {
    await owner.connect();
    const rescue = await rescueAccount(owner, name, new Date());
    if (!rescue) throw new ConfigError("There is no account with this e-mail address or username.");
    console.log(rescue.secondFactor ? "The second factor is gone." : "There was no second factor.");
    console.log(`${rescue.sessionsEnded} sessions ended. Sign in with the password and set a new second factor up. The audit log has a line about it.`);
  } finally {
    await owner.end().catch(() => {});
    await database.leave();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});
