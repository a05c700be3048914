import { randomBytes } from "node:crypto";
import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { startMailbox, type Mailbox } from "../emulators/mail/start-mailbox.ts";
import { presets } from "../presets/index.ts";
import { modules } from "./app.ts";
import { ConfigError, configFrom, instanceSecret, readEnvironment, wrongVariable, type Config } from "./platform/config.ts";
import { migrate } from "./platform/db/migrate.ts";
import { appUrlFrom } from "./platform/db/roles.ts";
import { startEmbedded, type EmbeddedDatabase } from "./platform/embedded/start-embedded.ts";
import { setupIsOpen } from "./platform/setup-state.ts";
import { start, type Running } from "./platform/start.ts";

/** What of this process was started, to be stopped in the reverse order, in whatever state it is when a signal comes. */
interface Parts { embedded?: Promise<EmbeddedDatabase>; mailbox?: Mailbox | undefined; running?: Running }

/** Starts one process: database (embedded unless DATABASE_URL), migrations, then the roles asked for. */
async function main(parts: Parts): Promise<void> {
  const environment = readEnvironment(process.env);
  const quiet = environment.BARAZA_READY_JSON;
  const say = (line: string) => { if (!quiet) console.log(line); };
  const dataDir = resolve(environment.BARAZA_DATA_DIR);
  prepareFolder(dataDir);
  const secret = instanceSecret(environment.BARAZA_SECRET, dataDir);
  if (!environment.DATABASE_URL) parts.embedded = startEmbedded({ dataDirectory: dataDir, log: say });
  const ownerUrl = environment.DATABASE_URL ?? (await parts.embedded)?.ownerUrl ?? "";
  await migrate(ownerUrl, { secret, log: say }).catch((error: unknown) => { throw environment.DATABASE_URL ? whyNotReached(error) : error; });
  const config = configFrom(environment, { ownerUrl, appUrl: appUrlFrom(ownerUrl, secret) }, secret);
  config.setupToken ??= randomBytes(18).toString("base64url");
  const mailbox = await developmentMailbox(config, environment.BARAZA_MAILBOX === "on");
  parts.mailbox = mailbox;
  const preset = presets[config.preset];
  const running = await start(config, modules.filter((m) => preset.modules.includes(m.name)), { settings: preset.settings });
  parts.running = running;
  // The token makes a super admin: it is told only while it is of use.
  const open = await setupIsOpen(running.services);
  if (quiet) console.log(JSON.stringify({ listening: running.address, setupToken: open ? config.setupToken : undefined, mailbox: mailbox?.httpUrl }));
  else greet(running, mailbox, open, say);
}

async function stop({ running, mailbox, embedded }: Parts): Promise<void> {
  await running?.stop();
  await mailbox?.stop();
  await (await embedded?.catch(() => undefined))?.stop();
}

/** @throws ConfigError when the data folder can't be made or written in */
function prepareFolder(dataDir: string): void {
  try {
    makeFolders(dataDir);
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw wrongVariable("BARAZA_DATA_DIR", `${dataDir} can't be used as a folder of ours (${(error as Error).message})`);
  }
}

/** Step by step: Node's own way goes round for ever, deaf to signals, under a folder that is there and takes none, such as /proc. */
function makeFolders(folder: string): void {
  const isThere = () => statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
  if (isThere()) return;
  if (dirname(folder) !== folder) makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process that starts at the same moment may have made it.
    if (!isThere()) throw error;
  }
}

/** What a connection says that can't be made: no server there, or it does not take these credentials or has no such database. */
const notReached = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOENT|28|3D000|57P03)/;

function whyNotReached(error: unknown): unknown {
  const { code = "", message = "" } = error as { code?: string; message?: string };
  return notReached.test(code) ? wrongVariable("DATABASE_URL", `the database can't be reached (${message || code})`) : error;
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

const parts: Parts = {};
let ending: Promise<void> | undefined;
/** Ends the process: once, whoever asks first. */
const end = (code: number) => {
  ending ??= stop(parts).catch((error: unknown) => { console.error(error); }).then(() => process.exit(code));
};
// From the first moment: a start that is called off leaves no database behind. Whoever asks twice does not want to wait.
const asked = () => {
  if (ending) process.exit(1);
  end(0);
};
process.on("SIGTERM", asked);
process.on("SIGINT", asked);
// What failed with nobody waiting for it: all that matters is in the database, and whoever is served here must not lose their server to it.
process.on("unhandledRejection", (err) => {
  if (parts.running) parts.running.services.log.error({ err }, "something failed that nobody waited for");
  else console.error(err);
});
main(parts).catch((error: unknown) => {
  // Called off in the middle, it fails somewhere: that is no news.
  if (ending) return;
  console.error(error instanceof ConfigError ? error.message : error);
  end(1);
});
