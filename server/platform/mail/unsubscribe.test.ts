import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openMailWorld, type MailWorld } from "./mail-world.fixture.ts";
import { sendMail, wantsMail, type MailDraft } from "./send-mail.ts";

let mails: MailWorld;
beforeAll(async () => {
  mails = await openMailWorld();
});
beforeEach(() => mails.mailbox.clear());
afterAll(() => mails.close());

const ask: MailDraft = { template: "rating-ask", to: { address: "Ada@example.com" }, subject: "How <i>did</i> we do?", paragraphs: ["Tell us."], optional: true };
const send = (changes: Partial<MailDraft> = {}) => mails.world.tx("system", (tx) => sendMail(tx, { ...ask, ...changes }));
async function linkOfNewest(): Promise<string> {
  await mails.world.drain();
  const header = mails.mailbox.mails()[0]?.headers.find(({ name }) => name === "List-Unsubscribe")?.value ?? "";
  return header.slice(1, -1);
}
const post = (link: string, body: string, type = "application/x-www-form-urlencoded") => fetch(link, { method: "POST", body, headers: { "content-type": type } });
const wanted = () => mails.world.tx("system", (tx) => wantsMail(tx, "ada@example.com", "rating-ask"));

test("CH-7 one click of a mail program stops optional mails of that kind, and only those", async () => {
  await send();
  const link = await linkOfNewest();
  expect(mails.mailbox.mails()[0]?.headers).toContainEqual({ name: "List-Unsubscribe-Post", value: "List-Unsubscribe=One-Click" });
  expect(mails.mailbox.mails()[0]?.text).toContain(link);
  expect((await post(link, "List-Unsubscribe=One-Click")).status).toBe(200);
  expect(await send()).toBeNull();
  expect(await send({ to: { address: "bayo@example.com" } })).not.toBeNull();
  expect(await send({ template: "news", list: "news" })).not.toBeNull();
  // What must be told is told all the same.
  expect(await send({ template: "ticket-reply", optional: false })).not.toBeNull();
});

test("CH-7 looking at the link changes nothing; the page's button stops and lifts", async () => {
  await post(await sendFresh(), "again=1");
  const link = await sendFresh();
  const shown = await fetch(link);
  expect(shown.status).toBe(200);
  const text = await shown.text();
  expect(text).toContain("Stop them");
  expect(text).toContain("How &#60;i&#62;did");
  expect(await wanted()).toBe(true);
  expect(await (await post(link, "List-Unsubscribe=One-Click")).text()).toContain("Send them again");
  expect((await post(link, "List-Unsubscribe=One-Click")).status).toBe(200);
  expect(await wanted()).toBe(false);
  expect((await post(link, "again=1")).status).toBe(200);
  expect(await wanted()).toBe(true);
  // RFC 8058 allows the other form encoding too.
  await post(link, `--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n`, "multipart/form-data; boundary=b");
  expect(await wanted()).toBe(false);
});

test("CH-7 a link that was not made here, or is for a mail that can't be stopped, does nothing", async () => {
  const link = await sendFresh("bayo@example.com");
  const [path = "", signature = ""] = link.split(".").length > 1 ? [link.slice(0, link.lastIndexOf(".")), link.slice(link.lastIndexOf(".") + 1)] : [];
  for (const made of [`${path}.${"A".repeat(signature.length)}`, path, `${path}.`, link.replace(/unsubscribe\/.*/, "unsubscribe/x.y"), `${link}x`]) {
    const answer = await post(made, "List-Unsubscribe=One-Click");
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("does not work");
  }
  expect(await mails.world.tx("system", (tx) => wantsMail(tx, "bayo@example.com", "rating-ask"))).toBe(true);
  expect((await post(link, "x".repeat(5000))).status).toBe(413);
});

test("CH-7 a mail that is not optional has no unsubscribe link", async () => {
  await send({ optional: false });
  await mails.world.drain();
  expect(mails.mailbox.mails()[0]?.headers.some(({ name }) => name.startsWith("List-"))).toBe(false);
});

async function sendFresh(address = "ada@example.com"): Promise<string> {
  await send({ to: { address }, optional: false, list: "rating-ask" });
  return linkOfNewest();
}
