import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cloneTemplate } from "../../server/test/database/clone-template.ts";
import { TEST_SECRET } from "../../server/test/database/secret.ts";
import type { Host } from "./host.ts";
import type { MailCatcher } from "./mail-catcher.ts";
import { startMailCatcher } from "./mail-catcher.ts";

/** The environment variable by which workers learn of the template database. */
export const templateVariable = "BARAZA_E2E_TEMPLATE_URL";

/** A Baraza of a test's own: server, database and mail. */
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
  stop: () => Promise<void>;
}

const setupToken = "setup-token-of-the-browser-tests";

/**
 * Starts a server on a fresh database with a mail catcher.
 *
 * @param extra further environment, such as BARAZA_PRESET
 * @throws Error with the server's words, when it can't start
 */
export async function startInstance(host: Host, extra: Record<string, string> = {}): Promise<Instance> {
  const templateUrl = process.env[templateVariable];
  if (!templateUrl) throw new Error(`${templateVariable} is not set: e2e/setup/global-setup.ts sets it`);
  host.forget();
  const [database, mail] = await Promise.all([cloneTemplate(templateUrl), startMailCatcher()]);
  const dataDirectory = mkdtempSync(join(tmpdir(), "baraza-e2e-"));
  const environment = {
    PORT: "0",
    BARAZA_DATA_DIR: dataDirectory,
    BARAZA_SETUP_TOKEN: setupToken,
    BARAZA_SMTP_URL: mail.url,
    BARAZA_PRESET: "helpdesk",
    BARAZA_LOG: "warn",
    BARAZA_POOL: "8",
    ...extra,
  };
  const { address } = await host.ask({ do: "start", environment, database: { ownerUrl: database.ownerUrl, appUrl: database.appUrl }, secret: TEST_SECRET });

  return {
    url: address ?? "",
    setupToken,
    ownerUrl: database.ownerUrl,
    mail,
    output: host.output,
    async stop() {
      await host.ask({ do: "stop" });
      await Promise.all([mail.stop(), database.drop()]);
      rmSync(dataDirectory, { recursive: true, force: true });
    },
  };
}
