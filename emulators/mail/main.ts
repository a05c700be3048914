import { resolve } from "node:path";
import { startMailbox } from "./start-mailbox.ts";

/** `node emulators/mail/main.ts`: the mailbox as a process of its own, on 1025 (SMTP) and 8025 (page) unless the environment says otherwise. */
const mailbox = await startMailbox({
  smtpPort: Number(process.env.MAILBOX_SMTP_PORT ?? 1025),
  httpPort: Number(process.env.MAILBOX_HTTP_PORT ?? 8025),
  folder: resolve(process.env.MAILBOX_FOLDER ?? "data/mailbox"),
});
console.log(`Mailbox: ${mailbox.httpUrl} shows what is sent to ${mailbox.smtpUrl}`);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => { void mailbox.stop().then(() => process.exit(0)); });
