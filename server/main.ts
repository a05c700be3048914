import { randomBytes } from "node:crypto";
import { join, resolve } from "node:path";
import { startMailbox, type Mailbox } from "../emulators/mail/start-mailbox.ts";
import { presets } from "../presets/index.ts";
import { modules } from "./app.ts";
import { ConfigError, configFrom, instanceSecret, readEnvironment, type Config } from "./platform/config.ts";
import { migrate } from "./platform/db/migrate.ts";
import { appUrlFrom } from "./platform/db/roles.ts";
import { startEmbedded } from "./platform/embedded/start-embedded.ts";
import { setupIsOpen } from "./platform/setup-state.ts";
import { start, type Running } from "./platform/start.ts";

/** Starts one process: database (embedded unless DATABASE_URL), migrations, then the roles asked for. */
async function main(): Promise<void> {
  const environment = readEnvironment(process.env);
  const quiet = environment.BARAZA_READY_JSON;
  const say = (line: string) => { if (!quiet) console.log(line); };
  const dataDir = resolve(environment.BARAZA_DATA_DIR);
  const secret = instanceSecret(environment.BARAZA_SECRET, dataDir);
  const embedded = environment.DATABASE_URL ? undefined : await startEmbedded({ dataDirectory: dataDir, log: say });
  const ownerUrl = environment.DATABASE_URL ?? embedded?.ownerUrl ?? "";
  await migrate(ownerUrl, { secret, log: say });
  const config = configFrom(environment, { ownerUrl, appUrl: appUrlFrom(ownerUrl, secret) }, secret);
  config.setupToken ??= randomBytes(18).toString("base64url");
  const mailbox = await developmentMailbox(config, environment.BARAZA_MAILBOX === "on");
  const preset = presets[config.preset];
  const running = await start(config, modules.filter((m) => preset.modules.includes(m.name)), { settings: preset.settings });
  // The token makes a super admin: it is told only while it is of use.
  const open = await setupIsOpen(running.services);
  if (quiet) console.log(JSON.stringify({ listening: running.address, setupToken: open ? config.setupToken : undefined, mailbox: mailbox?.httpUrl }));
  else greet(running, mailbox, open, say);
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= (async () => {
      await running.stop();
      await mailbox?.stop();
      await embedded?.stop();
      process.exit(0);
    })();
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** Without a mail server, mails go to a mailbox on this machine whose page shows them. Its files outlive a restart. */
async function developmentMailbox(config: Config, wanted: boolean): Promise<Mailbox | undefined> {
  if (config.smtpUrl || !wanted) return undefined;
  const mailbox = await startMailbox({ folder: join(config.dataDir, "mailbox") });
  config.smtpUrl = mailbox.smtpUrl;
  config.mailboxUrl = mailbox.httpUrl;
  return mailbox;
}

function greet(running: Running, mailbox: Mailbox | undefined, open: boolean, say: (line: string) => void): void {
  const { services, address } = running;
  say(address ? `\nBaraza is ready:   ${address}` : "\nBaraza works off jobs (no web role in BARAZA_ROLES).");
  if (address && open) say(`First use, set up: ${address}/setup?token=${services.config.setupToken ?? ""}`);
  else if (address) say(`For the team:      ${address}/staff`);
  if (mailbox) say(`Mails go to:       ${mailbox.httpUrl} (no BARAZA_SMTP_URL is set)`);
  say("");
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
