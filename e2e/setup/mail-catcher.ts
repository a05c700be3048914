import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { ParsedMail } from "mailparser";
import { simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

/** What a test looks for: all of it must be there. */
export interface MailQuery {
  /** Address of a recipient. */
  to?: string;
  /** Part of the subject. */
  subject?: string;
}

/** A mail server that keeps what it is given. */
export interface MailCatcher {
  /** For BARAZA_SMTP_URL. */
  url: string;
  mails: readonly ParsedMail[];
  /** Waits for a mail that matches; the newest one if there are several. @throws Error with what did arrive */
  wait: (query: MailQuery, timeoutMilliseconds?: number) => Promise<ParsedMail>;
  stop: () => Promise<void>;
}

/** Starts a mail server on a free port of 127.0.0.1. It speaks real SMTP and accepts everything. */
export async function startMailCatcher(): Promise<MailCatcher> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      simpleParser(stream).then(
        (mail) => {
          mails.push(mail);
          done();
        },
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  // A sender that is killed breaks its connection; that is no failure of the catcher.
  server.on("error", () => {});
  server.listen(0, "127.0.0.1");
  await once(server.server, "listening");
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    async wait(query, timeoutMilliseconds = 15_000) {
      const deadline = Date.now() + timeoutMilliseconds;
      for (;;) {
        const found = mails.findLast((mail) => matches(mail, query));
        if (found) return found;
        if (Date.now() > deadline) throw new Error(`No mail ${JSON.stringify(query)} came. There are: ${mails.map(describe).join("; ") || "none"}`);
        await sleep(50);
      }
    },
    stop: async () => await new Promise((resolve) => server.close(() => resolve())),
  };
}

function matches(mail: ParsedMail, { to, subject }: MailQuery): boolean {
  return (to === undefined || recipients(mail).includes(to.toLowerCase())) && (subject === undefined || (mail.subject ?? "").includes(subject));
}

function recipients(mail: ParsedMail): string[] {
  return [mail.to ?? []].flat().flatMap((list) => list.value.map(({ address }) => (address ?? "").toLowerCase()));
}

function describe(mail: ParsedMail): string {
  return `"${mail.subject ?? ""}" to ${recipients(mail).join(", ")}`;
}
