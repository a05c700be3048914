import { createTransport, type SMTPPoolOptions } from "nodemailer";
import type { Services } from "../services.ts";

export type SmtpTransport = ReturnType<typeof open>;

const transports = new WeakMap<Services, SmtpTransport>();

/** The process's connections to the mail server, opened when the first mail goes. Undefined without BARAZA_SMTP_URL. */
export function smtpTransport(services: Services): SmtpTransport | undefined {
  const { smtpUrl } = services.config;
  if (!smtpUrl) return undefined;
  let transport = transports.get(services);
  if (!transport) {
    transport = open(smtpUrl);
    transports.set(services, transport);
  }
  return transport;
}

export function closeSmtpTransport(services: Services): void {
  transports.get(services)?.close();
  transports.delete(services);
}

function open(url: string) {
  const options: SMTPPoolOptions & { pool: true } = {
    url, pool: true, maxConnections: 3, maxMessages: 100,
    // A server that is down must not hold a worker for minutes.
    connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000, idleTimeout: 30_000,
    // Trying again is the job queue's: it survives a restart.
    maxRequeues: 0,
    disableFileAccess: true, disableUrlAccess: true,
  };
  return createTransport(options);
}
