import type { AddressInfo, Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";
import type { Fault } from "./faults.ts";
import type { MailStore } from "./mail-store.ts";

export interface SmtpListener {
  port: number;
  stop: () => Promise<void>;
}

/** A mail server (RFC 5321) that takes mail for anybody and passes none on. Any user name and password will do. */
export async function listenSmtp(port: number, store: MailStore, currentFault: () => Fault): Promise<SmtpListener> {
  // By the client's port, to break a connection off.
  const sockets = new Map<number, Socket>();
  const server = new SMTPServer({
    name: "mailbox.localhost", banner: "development mailbox: nothing leaves it", logger: false,
    authOptional: true, allowInsecureAuth: true, disabledCommands: ["STARTTLS"], disableReverseLookup: true, hideENHANCEDSTATUSCODES: false, size: 30 * 1024 * 1024, closeTimeout: 500,
    onAuth: (auth, _session, done) => done(null, { user: auth.username ?? "anybody" }),
    onConnect: (_session, done) => done(currentFault().kind === "refuse-all" ? answer(421, "Not now") : null),
    // Pooled clients keep connections: the fault counts for the next mail too.
    onMailFrom: (_address, _session, done) => done(currentFault().kind === "refuse-all" ? answer(421, "Not now") : null),
    onRcptTo: ({ address }, _session, done) => {
      const fault = currentFault();
      if (fault.kind === "temporary") return done(answer(451, `<${address}> is put off`));
      if (fault.kind === "refuse-recipient" && address.toLowerCase() === fault.address) return done(answer(550, `<${address}> is not known here`));
      done();
    },
    onData: (stream, session, done) => {
      if (currentFault().kind === "drop") return stream.once("data", () => sockets.get(session.remotePort)?.destroy());
      take(stream, session, store, currentFault()).then((id) => done(null, `Kept as ${id}`), (error: unknown) => done(error instanceof Error ? error : new Error(String(error))));
    },
  });
  // A client that breaks off is no error of ours.
  server.on("error", () => {});
  server.server.on("connection", (socket: Socket) => {
    const { remotePort = 0 } = socket;
    sockets.set(remotePort, socket);
    socket.once("close", () => sockets.delete(remotePort));
  });
  await new Promise<void>((resolve, reject) => {
    server.server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return { port: (server.server.address() as AddressInfo).port, stop: () => new Promise((resolve) => { server.close(resolve); }) };
}

async function take(stream: SMTPServerDataStream, session: SMTPServerSession, store: MailStore, fault: Fault): Promise<string> {
  const raw = await buffer(stream);
  if (stream.sizeExceeded) throw answer(552, "That mail is too large");
  if (fault.kind === "slow") await wait(fault.seconds * 1000);
  const { mailFrom, rcptTo } = session.envelope;
  return (await store.add(raw, { from: mailFrom ? mailFrom.address : "", to: rcptTo.map((to) => to.address) })).id;
}

function answer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}
