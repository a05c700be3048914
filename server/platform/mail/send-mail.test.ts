import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openMailWorld, type MailWorld } from "./mail-world.fixture.ts";
import { sendMail, type MailDraft } from "./send-mail.ts";

let mails: MailWorld;
beforeAll(async () => {
  mails = await openMailWorld({ settings: { "community.name": "Campus Help", "community.theme": "campus" } });
});
beforeEach(() => mails.mailbox.clear());
afterAll(() => mails.close());

const draft = (changes: Partial<MailDraft> = {}): MailDraft => ({
  template: "test-mail", to: { address: "ada@example.com", name: "Ada Obi" }, subject: "We got your message", paragraphs: ["First words.", "Second\nwords."], ...changes,
});
const send = (changes: Partial<MailDraft> = {}) => mails.world.tx("ada", (tx) => sendMail(tx, draft(changes)));

test("CH-7 a mail arrives with an HTML and a text part of the same words, in the community's name and colours", async () => {
  const queued = await send({
    heading: "A heading", quote: { author: "Wanjiru wrote", text: "line one\nline two" }, action: { label: "Open the ticket", url: "https://help.example.com/tickets/HELP-1" },
    choices: { question: "How was it?", links: [{ label: "5", url: "https://help.example.com/rate?score=5" }] }, footer: ["Small print."], inReplyTo: "<before@desk.example.com>", references: ["<first@desk.example.com>", "<before@desk.example.com>"],
  });
  await mails.world.drain();
  const mail = await mails.newest("ada@example.com");
  expect(mail.from?.value).toEqual([{ address: "help@desk.example.com", name: "Campus Help" }]);
  expect(mail).toMatchObject({ subject: "We got your message", messageId: queued?.messageId, inReplyTo: "<before@desk.example.com>", references: ["<first@desk.example.com>", "<before@desk.example.com>"] });
  expect(mail.messageId).toMatch(/^<[\w-]{20,}@desk\.example\.com>$/);
  for (const words of ["First words.", "A heading", "Wanjiru wrote", "line two", "Open the ticket", "How was it?", "https://help.example.com/tickets/HELP-1", "Small print.", "Campus Help"]) {
    expect(mail.text).toContain(words);
    expect(mail.html).toContain(words);
  }
  expect(mail.html).toContain("Second<br>words.");
  expect(mail.text).toContain("> line one\n> line two");
  expect(mail.html).toContain("#1C7A3F");
  expect(mail.html).not.toContain("@@");
  expect(mail.headers.get("auto-submitted")).toBe("auto-generated");
  expect(mail.headers.get("x-auto-response-suppress")).toBe("All");
  expect(mail.headers.has("list")).toBe(false);
  expect(mail.date?.toISOString().slice(0, 19)).toBe(mails.world.clock.now().toISOString().slice(0, 19));
});

test("CH-7 hostile names, subjects and texts stay text: no markup, no further header, no further recipient", async () => {
  const evil = `<img src=x onerror=alert(1)>"'&`;
  await send({
    to: { address: "ada@example.com", name: `Eve\r\nBcc: spy@example.com "<b>` }, subject: `Hi\r\nBcc: spy@example.com\r\n\r\n${evil}`, paragraphs: [evil], quote: { author: evil, text: `${evil}@@text@@` },
    headers: { "X-Note": "a\r\nBcc: spy@example.com" },
  });
  await mails.world.drain();
  const [received] = mails.mailbox.mails();
  expect(received?.to).toEqual(["ada@example.com"]);
  expect(received?.headers.filter(({ name }) => name.toLowerCase() === "bcc")).toEqual([]);
  const mail = await mails.newest("ada@example.com");
  expect(mail.subject).toBe(`Hi Bcc: spy@example.com ${evil}`);
  expect(mail.html).not.toContain("<img");
  expect(mail.html).toContain("&#60;img src&#61;x onerror");
  expect(mail.text).toContain(evil);
  expect(mail.text).toContain("@@text@@");
});

test("CH-7 the same dedupe key is one mail, one after the other and at once, and answers with the first", async () => {
  const first = await send({ dedupeKey: "once" });
  expect(await send({ dedupeKey: "once", subject: "another" })).toEqual(first);
  const racing = await Promise.all(Array.from({ length: 6 }, () => send({ dedupeKey: "race" })));
  expect(new Set(racing.map((mail) => mail?.mailId)).size).toBe(1);
  await mails.world.drain();
  expect(mails.mailbox.mails()).toHaveLength(2);
});

test("CH-7 a mail of work that is rolled back is never sent", async () => {
  await expect(mails.world.tx("ada", async (tx) => {
    await sendMail(tx, draft());
    throw new Error("changed my mind");
  })).rejects.toThrow("changed my mind");
  await mails.world.drain();
  expect(mails.mailbox.mails()).toEqual([]);
});

test("CH-7 whoever causes a mail can't read the outbox", async () => {
  await send();
  expect((await mails.world.tx("ada", (tx) => tx.query("SELECT id FROM mail_messages"))).rows).toEqual([]);
  expect((await mails.world.tx("system", (tx) => tx.query("SELECT id FROM mail_messages"))).rows.length).toBeGreaterThan(0);
});

test("CH-7 the text of a mail leaves the outbox when the mail is delivered", async () => {
  const queued = await send({ paragraphs: ["a secret link"] });
  const stored = () => mails.world.tx("system", async (tx) => (await tx.query<{ kept: string }>("SELECT html || body_text AS kept FROM mail_messages WHERE id = $1", [queued?.mailId])).rows[0]?.kept);
  expect(await stored()).toContain("a secret link");
  await mails.world.drain();
  expect(await stored()).toBe("");
});

test("CH-7 what callers must not pass is refused: two recipients, a script as a link, a broken header", async () => {
  for (const address of ["ada@example.com, spy@example.com", "ada@example.com\r\nBcc: x@example.com", "ada", "", `${"a".repeat(250)}@example.com`]) {
    await expect(send({ to: { address } })).rejects.toThrow("one well-formed address");
  }
  for (const url of ["javascript:alert(1)", "/tickets/1", "data:text/html,x"]) await expect(send({ action: { label: "x", url } })).rejects.toThrow("absolute http(s)");
  await expect(send({ headers: { "X-A: b\r\nBcc": "x" } })).rejects.toThrow("malformed name");
});

test("CH-7 a mail that a person wrote does not call itself automatic", async () => {
  await send({ automatic: false });
  await mails.world.drain();
  expect((await mails.newest("ada@example.com")).headers.has("auto-submitted")).toBe(false);
});
