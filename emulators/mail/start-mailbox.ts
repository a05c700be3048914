import type { Fault } from "./faults.ts";
import { listenHttp } from "./http.ts";
import { MailStore, type StoredMail } from "./mail-store.ts";
import { listenSmtp } from "./smtp.ts";

export interface Mailbox {
  /** For BARAZA_SMTP_URL. */
  smtpUrl: string;
  /** The page that shows what was sent. */
  httpUrl: string;
  /** Newest first. */
  mails: (filter?: { q?: string; to?: string; subject?: string }) => StoredMail[];
  setFault: (fault: Fault) => void;
  clear: () => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * Starts the development mailbox on this machine: a mail server that keeps what it gets, and a page to look at it.
 *
 * @param options.smtpPort 0 for any free one
 * @param options.folder where mails are kept; they are there again after a restart
 * @throws Error when a port is taken
 */
export async function startMailbox(options: { smtpPort?: number; httpPort?: number; folder: string }): Promise<Mailbox> {
  const store = await MailStore.open(options.folder);
  let fault: Fault = { kind: "none" };
  const smtp = await listenSmtp(options.smtpPort ?? 0, store, () => fault);
  const http = await listenHttp(options.httpPort ?? 0, { store, fault: () => fault, setFault: (next) => { fault = next; } }).catch(async (error: unknown) => {
    await smtp.stop();
    throw error;
  });
  return {
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
    httpUrl: `http://127.0.0.1:${http.port}`,
    mails: (filter) => store.find(filter),
    setFault: (next) => { fault = next; },
    clear: () => store.clear(),
    stop: async () => { await Promise.all([smtp.stop(), http.stop()]); },
  };
}
