import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTransport, type NodemailerError, type SendMailOptions } from "nodemailer";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startMailbox, type Mailbox } from "./start-mailbox.ts";

let folder: string;
let mailbox: Mailbox;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "mailbox-"));
  mailbox = await startMailbox({ folder });
});
afterEach(() => mailbox.setFault({ kind: "none" }));
afterAll(async () => {
  await mailbox.stop();
  rmSync(folder, { recursive: true });
});

const mail: SendMailOptions = { from: "Help <help@example.com>", to: "Ada <ada@example.com>", subject: "Hello", text: "plain words", html: "<html><head></head><body><p>rich words</p></body></html>" };
async function send(changes: SendMailOptions = {}): Promise<NodemailerError | undefined> {
  const transport = createTransport({ url: mailbox.smtpUrl, socketTimeout: 4000 });
  return transport.sendMail({ ...mail, ...changes }).then(() => undefined, (error: NodemailerError) => error);
}
const get = async (path: string) => {
  const response = await fetch(mailbox.httpUrl + path);
  return { status: response.status, text: await response.text(), headers: response.headers };
};

test("CH-8 a mail sent over SMTP is listed, shown and given by the API", async () => {
  expect(await send({ subject: "First of all", headers: { "X-Kind": "test" } })).toBeUndefined();
  const [found] = mailbox.mails({ subject: "first" });
  expect(found).toMatchObject({ from: "help@example.com", to: ["ada@example.com"], subject: "First of all", text: expect.stringContaining("plain words"), html: expect.stringContaining("rich words") });
  expect(found?.headers).toContainEqual({ name: "X-Kind", value: "test" });
  expect((await get("/")).text).toContain("First of all");
  const api = JSON.parse((await get("/api/mails?to=ADA&subject=first")).text) as { items: { id: string }[] };
  expect(api.items).toHaveLength(1);
  expect(JSON.parse((await get("/api/mails?to=nobody")).text)).toEqual({ items: [] });
  const id = api.items[0]?.id ?? "";
  for (const [view, words] of [["text", "plain words"], ["headers", "X-Kind"], ["raw", "Content-Type: multipart"]] as const) expect((await get(`/mails/${id}?view=${view}`)).text).toContain(words);
  expect((await get(`/mails/${id}/raw`)).text).toContain("Subject: First of all");
});

test("CH-8 a mail's HTML is shown without scripts, forms or anything from elsewhere, and its subject is only text", async () => {
  await send({ subject: `<script>alert("x")</script>`, html: "<script>steal()</script><a href=https://example.com>go</a>" });
  const [found] = mailbox.mails();
  const page = await get(`/mails/${found?.id}`);
  expect(page.text).not.toContain("<script>alert");
  expect(page.headers.get("content-security-policy")).toContain("script-src 'self'");
  const frame = await get(`/mails/${found?.id}/html`);
  expect(frame.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(frame.headers.get("content-security-policy")).toContain("sandbox allow-popups");
  expect(frame.text).toContain(`<base target="_blank">`);
});

test("CH-8 mails are there again after a restart, and can be removed", async () => {
  await send({ subject: "Kept" });
  await mailbox.stop();
  mailbox = await startMailbox({ folder });
  expect(mailbox.mails({ subject: "Kept" })).toHaveLength(1);
  expect(mailbox.mails({ q: "plain words" }).length).toBeGreaterThan(0);
  expect((await fetch(`${mailbox.httpUrl}/api/mails`, { method: "DELETE" })).status).toBe(204);
  expect(mailbox.mails()).toEqual([]);
  expect((await get("/")).text).toContain("No mail yet");
});

test("CH-8 each fault is what a mail server says, and ends when it is switched off", async () => {
  const set = async (body: unknown) => (await fetch(`${mailbox.httpUrl}/api/fault`, { method: "PUT", body: JSON.stringify(body) })).status;
  expect(await set({ kind: "refuse-all" })).toBe(200);
  expect(await send()).toMatchObject({ responseCode: 421 });
  expect(await set({ kind: "temporary" })).toBe(200);
  expect(await send()).toMatchObject({ responseCode: 451, permanent: false, command: "RCPT TO" });
  expect(await set({ kind: "refuse-recipient", address: "Ada@example.com" })).toBe(200);
  expect(await send()).toMatchObject({ responseCode: 550, permanent: true, command: "RCPT TO" });
  expect(await send({ to: "bayo@example.com" })).toBeUndefined();
  expect(await set({ kind: "drop" })).toBe(200);
  const before = mailbox.mails().length;
  expect(await send()).toMatchObject({ code: expect.stringMatching(/ECONNECTION|ESOCKET|ECONNRESET/) });
  expect(await set({ kind: "slow", seconds: 1 })).toBe(200);
  const started = Date.now();
  expect(await send()).toBeUndefined();
  expect(Date.now() - started).toBeGreaterThan(900);
  expect(mailbox.mails()).toHaveLength(before + 1);
  expect(JSON.parse((await get("/api/fault")).text)).toEqual({ kind: "slow", seconds: 1 });
  expect(await set({ kind: "none" })).toBe(200);
  expect(await send()).toBeUndefined();
});

test("CH-8 a fault that is none of these is refused, and so is a form from another site", async () => {
  for (const body of ["{broken", JSON.stringify({ kind: "explode" }), JSON.stringify({ kind: "slow", seconds: 9999 }), JSON.stringify({ kind: "refuse-recipient" })]) {
    expect((await fetch(`${mailbox.httpUrl}/api/fault`, { method: "PUT", body })).status).toBe(422);
  }
  const foreign = await fetch(`${mailbox.httpUrl}/clear`, { method: "POST", headers: { origin: "https://elsewhere.example" } });
  expect(foreign.status).toBe(403);
  const own = await fetch(`${mailbox.httpUrl}/fault`, { method: "POST", redirect: "manual", headers: { origin: mailbox.httpUrl }, body: new URLSearchParams({ kind: "temporary" }) });
  expect(own.status).toBe(303);
  expect(await send()).toMatchObject({ responseCode: 451 });
  expect((await get("/nothing/here")).status).toBe(404);
});
