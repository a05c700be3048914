import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { simpleParser, type ParsedMail } from "mailparser";
import { startMailbox, type Mailbox } from "../../../emulators/mail/start-mailbox.ts";
import { onServer } from "../../test/database/template-server.ts";
import { openWorld, type World, type WorldOptions } from "../../test/world.ts";

/** A world whose mail server is the development mailbox. */
export interface MailWorld {
  world: World;
  mailbox: Mailbox;
  /** Runs what is due, and then the retries that wait for a later time, as if that time had come. */
  retry(): Promise<void>;
  /** The newest mail to an address, parsed. Fails when there is none. */
  newest(to: string): Promise<ParsedMail>;
  close(): Promise<void>;
}

/** Opens a world with its mailbox. Call `close()` in `afterAll`. */
export async function openMailWorld(options: WorldOptions = {}): Promise<MailWorld> {
  const folder = mkdtempSync(join(tmpdir(), "baraza-mails-"));
  const mailbox = await startMailbox({ folder });
  const world = await openWorld({ ...options, env: { BARAZA_SMTP_URL: mailbox.smtpUrl, BARAZA_MAIL_FROM: "help@desk.example.com", BARAZA_LOG: "silent", ...options.env } });
  return {
    world, mailbox,
    retry: async () => {
      await world.drain();
      await onServer(world.ownerUrl, ["UPDATE graphile_worker._private_jobs SET run_at = now() - interval '1 second' WHERE locked_at IS NULL"]);
      await world.drain();
    },
    newest: async (to) => {
      const [found] = mailbox.mails({ to });
      if (!found) throw new Error(`there is no mail to ${to}; there are ${mailbox.mails().map((mail) => `${mail.to.join()}: ${mail.subject}`).join("; ") || "none"}`);
      return simpleParser(await (await fetch(`${mailbox.httpUrl}/mails/${found.id}/raw`)).text());
    },
    close: async () => {
      await world.close();
      await mailbox.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
