import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { modules } from "../../app.ts";
import { systemActor } from "../actor.ts";
import { withTx } from "../db/tx.ts";
import { reaction } from "../events.ts";
import { drainJobs } from "../jobs/worker.ts";
import { start } from "../start.ts";
import { deliverMail } from "./deliver-mail.ts";
import { openMailWorld, type MailWorld } from "./mail-world.fixture.ts";
import { sendMail } from "./send-mail.ts";

let mails: MailWorld;
const failures: unknown[] = [];
beforeAll(async () => {
  const listener = { name: "listener", reactions: [reaction({ name: "listener.mail-failed", on: "mail.failed", run: async (_context, payload) => { failures.push(payload); } })] };
  mails = await openMailWorld({ modules: [...modules, listener] });
});
beforeEach(() => mails.mailbox.clear());
afterEach(() => mails.mailbox.setFault({ kind: "none" }));
afterAll(() => mails.close());

const send = (to = "ada@example.com") => mails.world.tx("system", (tx) => sendMail(tx, { template: "test", to: { address: to }, subject: "Kept words", paragraphs: ["Body words."] }));
interface Row { status: string; attempts: number; last_error: string | null; sent_at: Date | null; waits_for_server_since: Date | null }
const rowOf = async (id: string) => (await mails.world.tx("system", (tx) => tx.query<Row>("SELECT * FROM mail_messages WHERE id = $1", [id]))).rows[0];

test("CH-7 nothing is lost while the mail server refuses: the mail is tried again and arrives once", async () => {
  mails.mailbox.setFault({ kind: "refuse-all" });
  const { mailId } = await send();
  await mails.retry();
  await mails.retry();
  const waiting = await rowOf(mailId);
  expect(waiting).toMatchObject({ status: "queued", sent_at: null, last_error: "The mail server takes no mail at the moment (421)." });
  expect(waiting?.attempts).toBeGreaterThanOrEqual(3);
  mails.mailbox.setFault({ kind: "none" });
  await mails.retry();
  expect(await rowOf(mailId)).toMatchObject({ status: "sent", last_error: null, waits_for_server_since: null, sent_at: expect.any(Date) });
  expect(mails.mailbox.mails({ subject: "Kept words" })).toHaveLength(1);
});

test("CH-7 the first mail that is taken again wakes all that waited for the server, without their long pause", async () => {
  mails.mailbox.setFault({ kind: "refuse-all" });
  for (let i = 0; i < 3; i++) await send(`waiting${i}@example.com`);
  await mails.world.drain();
  expect(mails.mailbox.mails()).toEqual([]);
  mails.mailbox.setFault({ kind: "none" });
  await send("new@example.com");
  // Nobody moves the waiting jobs' time here: they are due because of the new mail.
  await mails.world.drain();
  expect(mails.mailbox.mails().map((mail) => mail.to[0]).sort()).toEqual(["new@example.com", "waiting0@example.com", "waiting1@example.com", "waiting2@example.com"]);
});

test("CH-7 a connection that breaks in the middle of a mail leaves no half mail, and the mail comes later", async () => {
  mails.mailbox.setFault({ kind: "drop" });
  const { mailId } = await send();
  await mails.world.drain();
  expect(await rowOf(mailId)).toMatchObject({ status: "queued", attempts: 1 });
  expect(mails.mailbox.mails()).toEqual([]);
  mails.mailbox.setFault({ kind: "none" });
  await mails.retry();
  expect(mails.mailbox.mails()).toHaveLength(1);
});

test("CH-7 a recipient who is put off holds up nobody else", async () => {
  mails.mailbox.setFault({ kind: "temporary" });
  const { mailId } = await send();
  await mails.world.drain();
  expect(await rowOf(mailId)).toMatchObject({ status: "queued", last_error: expect.stringContaining("try again later (451"), waits_for_server_since: null });
  mails.mailbox.setFault({ kind: "none" });
  await send("other@example.com");
  await mails.world.drain();
  // The server was never down: the first mail keeps its pause.
  expect(mails.mailbox.mails().map((mail) => mail.to[0])).toEqual(["other@example.com"]);
  await mails.retry();
  expect(mails.mailbox.mails()).toHaveLength(2);
});

test("CH-7 a recipient who is refused for good makes the mail fail at once, and the modules hear of it once", async () => {
  mails.mailbox.setFault({ kind: "refuse-recipient", address: "gone@example.com" });
  const { mailId } = await send("gone@example.com");
  await send("here@example.com");
  await mails.retry();
  expect(await rowOf(mailId)).toMatchObject({ status: "failed", attempts: 1, last_error: expect.stringMatching(/^The mail server refused the recipient \(550.*\)\.$/) });
  expect((await rowOf(mailId))?.last_error).not.toContain("gone@");
  expect(failures).toEqual([{ mailId, conversationId: null }]);
  expect(mails.mailbox.mails().map((mail) => mail.to[0])).toEqual(["here@example.com"]);
});

test("CH-7 after four days without success a mail is given up, and says why", async () => {
  failures.length = 0;
  mails.mailbox.setFault({ kind: "temporary" });
  const { mailId } = await send();
  await mails.world.drain();
  mails.world.clock.advance(3.9 * 86_400_000);
  await mails.retry();
  expect(await rowOf(mailId)).toMatchObject({ status: "queued" });
  mails.world.clock.advance(0.2 * 86_400_000);
  await mails.retry();
  expect(await rowOf(mailId)).toMatchObject({ status: "failed", last_error: expect.stringContaining("451") });
  expect(failures).toEqual([{ mailId, conversationId: null }]);
});

test("CH-7 two workers with the same mail send it once", async () => {
  const { mailId } = await send();
  mails.mailbox.setFault({ kind: "slow", seconds: 1 });
  const { services } = mails.world.running;
  const both = await Promise.allSettled([deliverMail(services, { mailId }), deliverMail(services, { mailId })]);
  expect(both.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
  mails.mailbox.setFault({ kind: "none" });
  await mails.retry();
  expect(mails.mailbox.mails()).toHaveLength(1);
});

test("CH-7 a worker that died while sending gives the mail free after a while", async () => {
  const { mailId } = await send();
  await mails.world.tx("system", (tx) => tx.query("UPDATE mail_messages SET claimed_until = $2::timestamptz + interval '5 minutes' WHERE id = $1", [mailId, tx.now]));
  await mails.world.drain();
  expect(mails.mailbox.mails()).toEqual([]);
  mails.world.clock.advance(5 * 60_000 + 1);
  await mails.retry();
  expect(mails.mailbox.mails()).toHaveLength(1);
});

test("CH-7 the reason that goes into logs holds neither address nor text, and unreachable servers are told apart", async () => {
  const { services } = mails.world.running;
  const { mailId } = await send("private@example.com");
  mails.mailbox.setFault({ kind: "temporary" });
  const error = await deliverMail(services, { mailId }).catch((e: Error) => e);
  expect(error).toBeInstanceOf(Error);
  expect(JSON.stringify([String(error), Object.entries(error as Error)])).not.toMatch(/private@|Kept words|Body words/);
  await expect(deliverMail(services, { mailId: "not-an-id" })).rejects.toThrow("mailId");
});

test("CH-7 without a mail server mails wait in the outbox and go out at the start that has one", async () => {
  const other = await openMailWorld({ env: { BARAZA_SMTP_URL: "" } });
  try {
    const { mailId } = await other.world.tx("system", (tx) => sendMail(tx, { template: "test", to: { address: "ada@example.com" }, subject: "Waits", paragraphs: ["x"] }));
    await other.world.drain();
    const { services } = other.world.running;
    const state = () => withTx(services, { actor: systemActor }, async (tx) => (await tx.query<Row>("SELECT * FROM mail_messages WHERE id = $1", [mailId])).rows[0]);
    expect(await state()).toMatchObject({ status: "queued", attempts: 0 });
    const next = await start({ ...services.config, smtpUrl: other.mailbox.smtpUrl, port: 0, publicUrl: undefined, roles: new Set(["web", "worker"]) }, modules, { clock: other.world.clock });
    for (let i = 0; i < 50 && other.mailbox.mails().length === 0; i++) await new Promise((resolve) => { setTimeout(resolve, 100); });
    await drainJobs(next.services);
    await next.stop();
    expect(await state()).toMatchObject({ status: "sent" });
    expect(other.mailbox.mails({ subject: "Waits" })).toHaveLength(1);
  } finally {
    await other.close();
  }
});
