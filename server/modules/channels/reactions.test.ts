import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { addJob } from "../../platform/jobs/add-jobs.ts";
import { openTicketStory, type TicketStory } from "./ticket-story.fixture.ts";

let story: TicketStory;
beforeAll(async () => { story = await openTicketStory({ settings: { "channels.newTicketAddresses": ["team@example.com"], "channels.mailFooter": "Campus road 1" } }); });
beforeEach(() => story.mailbox.clear());
afterEach(() => story.mailbox.setFault({ kind: "none" }));
afterAll(() => story.close());

const to = (address: string) => story.mailbox.mails({ to: address });
const headerOf = (mail: { headers: { name: string; value: string }[] } | undefined, name: string) => mail?.headers.find((h) => h.name === name)?.value;
const put = (path: string, body?: unknown) => story.world.as("wanjiru").put(path, body);
async function opened(subject = "I paid twice") {
  const ticket = await story.open("ada", subject);
  await story.world.drain();
  await story.mailbox.clear();
  return ticket;
}

test("CH-7 a new ticket sends one receipt to its requester and one notice to the team", async () => {
  const ticket = await story.open("ada", "I paid twice", "Both <b>went</b> through.");
  await story.world.drain();
  expect(to("ada@example.com")).toHaveLength(1);
  const receipt = await story.newest("ada@example.com");
  expect(receipt.subject).toBe(`[${ticket.number}] I paid twice`);
  expect(receipt.text).toContain(`${story.world.running.address}/tickets/${ticket.number}`);
  expect(receipt.text).toContain("> Both <b>went</b> through.");
  expect(receipt.html).toContain("Both &#60;b&#62;went");
  expect(receipt.text).toContain("Campus road 1");
  expect(receipt.references).toBeUndefined();
  const notice = await story.newest("team@example.com");
  expect(notice.text).toContain(`/desk/tickets/${ticket.number}`);
  expect(notice.text).toContain("Ada Obi");
  expect(story.mailbox.mails()).toHaveLength(2);
});

test("CH-7 an answer is quoted to the requester in the thread of the receipt; own words are mailed to nobody", async () => {
  const ticket = await story.open("ada", "Re: where is it");
  await story.world.drain();
  const receipt = await story.newest("ada@example.com");
  await story.reply("wanjiru", ticket, "It is on its way.");
  await story.world.drain();
  const first = await story.newest("ada@example.com");
  expect(first).toMatchObject({ subject: `Re: [${ticket.number}] where is it`, inReplyTo: receipt.messageId, references: receipt.messageId });
  expect(first.text).toContain("> It is on its way.");
  expect(first.text).toContain("Wanjiru Kamau");
  expect(first.headers.has("auto-submitted")).toBe(false);
  await story.reply("ada", ticket, "Thank you.");
  await story.reply("kofi", ticket, "You are welcome.");
  await story.world.drain();
  const second = await story.newest("ada@example.com");
  expect(second).toMatchObject({ subject: `Re: [${ticket.number}] where is it`, inReplyTo: first.messageId, references: [receipt.messageId, first.messageId] });
  expect(to("ada@example.com")).toHaveLength(3);
  expect(story.mailbox.mails({ q: "Thank you" })).toEqual([]);
});

test("CV-9 an internal note is in no mail, whatever happens to the ticket and whatever an event claims", async () => {
  const ticket = await opened();
  const note = await story.note("wanjiru", ticket, "NEVER-TELL: he is on the list");
  await story.reply("wanjiru", ticket, "We are looking.");
  await story.note("kofi", ticket, "NEVER-TELL twice");
  await put(`/api/tickets/${ticket.id}/resolution`);
  const payload = { ticketId: ticket.id, messageId: note.id, seq: note.seq, authorId: story.world.people.wanjiru.id, authorPart: "staff" };
  await story.world.tx("system", (tx) => addJob(tx, { identifier: "reaction:channels.mail-reply", payload }));
  await put(`/api/tickets/${ticket.id}/closure`, { reason: "solved" });
  await story.retry();
  expect(to("ada@example.com").length).toBeGreaterThanOrEqual(2);
  for (const mail of story.mailbox.mails()) {
    const raw = await (await fetch(`${story.mailbox.httpUrl}/mails/${mail.id}/raw`)).text();
    expect(raw + mail.text + mail.html).not.toContain("NEVER-TELL");
  }
  const { rows } = await story.world.tx("system", (tx) => tx.query<{ count: number }>("SELECT count(*) AS count FROM mail_messages WHERE subject || html || body_text LIKE '%NEVER-TELL%'"));
  expect(rows[0]?.count).toBe(0);
});

test("CH-7 every reaction that runs twice sends once", async () => {
  const ticket = await story.open("ada", "Twice");
  const reply = await story.reply("wanjiru", ticket, "Once only.");
  await put(`/api/tickets/${ticket.id}/resolution`);
  await story.world.drain();
  const before = story.mailbox.mails().length;
  const { wanjiru, ada } = story.world.people;
  const again = {
    "mail-receipt": { ticketId: ticket.id, number: ticket.number, requesterId: ada.id, openedAs: "member" }, "mail-new-ticket": { ticketId: ticket.id, number: ticket.number, requesterId: ada.id, openedAs: "member" },
    "mail-reply": { ticketId: ticket.id, messageId: reply.id, seq: reply.seq, authorId: wanjiru.id, authorPart: "staff" }, "mail-resolved": { ticketId: ticket.id, byId: wanjiru.id },
  };
  await story.world.tx("system", async (tx) => { for (const [name, payload] of Object.entries(again)) await addJob(tx, { identifier: `reaction:channels.${name}`, payload }); });
  await story.world.drain();
  expect(before).toBe(4);
  expect(story.mailbox.mails()).toHaveLength(before);
});

test("DK-15 the first solved mail asks for a rating and the next one does not; who solved it is not told", async () => {
  const ticket = await opened("Rate me");
  await put(`/api/tickets/${ticket.id}/resolution`);
  await story.world.drain();
  const first = await story.newest("ada@example.com");
  expect(first.text).toContain(`/tickets/${ticket.number}?rate=5`);
  expect(headerOf(to("ada@example.com")[0], "List-Unsubscribe")).toMatch(/^<http.*\/unsubscribe\/.*>$/);
  expect((await story.world.as("wanjiru").delete(`/api/tickets/${ticket.id}/resolution`)).status).toBe(200);
  await story.world.drain();
  expect((await story.newest("ada@example.com")).text).toContain("opened your ticket again");
  await put(`/api/tickets/${ticket.id}/resolution`);
  await story.world.drain();
  const second = await story.newest("ada@example.com");
  expect(second.text).toContain("Your ticket is solved");
  expect(second.text).not.toContain("?rate=");
  expect(headerOf(to("ada@example.com")[0], "List-Unsubscribe")).toBeUndefined();
  await story.world.as("ada").delete(`/api/tickets/${ticket.id}/resolution`);
  await story.world.as("ada").put(`/api/tickets/${ticket.id}/resolution`);
  await story.world.drain();
  expect(to("ada@example.com")).toHaveLength(3);
});

test("CH-7 who stops the rating question is still told that a ticket is solved", async () => {
  const stop = await opened("Stop asking");
  await put(`/api/tickets/${stop.id}/resolution`);
  await story.world.drain();
  const link = headerOf(to("ada@example.com")[0], "List-Unsubscribe")?.slice(1, -1) ?? "";
  expect((await fetch(link, { method: "POST", body: new URLSearchParams({ "List-Unsubscribe": "One-Click" }) })).status).toBe(200);
  const next = await opened("Do not ask");
  await put(`/api/tickets/${next.id}/resolution`);
  await story.world.drain();
  const told = await story.newest("ada@example.com");
  expect(told.text).toContain("Your ticket is solved");
  expect(told.text).not.toContain("?rate=");
  await fetch(link, { method: "POST", body: new URLSearchParams({ again: "1" }) });
});

test("CH-7 closing tells the requester why, except for spam and duplicates", async () => {
  for (const reason of ["spam", "duplicate"]) {
    const ticket = await opened();
    expect((await put(`/api/tickets/${ticket.id}/closure`, { reason })).status).toBe(200);
  }
  await story.world.drain();
  expect(to("ada@example.com")).toEqual([]);
  const ticket = await opened();
  await put(`/api/tickets/${ticket.id}/closure`, { reason: "no_answer" });
  await story.world.drain();
  expect((await story.newest("ada@example.com")).text).toContain("We waited for your answer");
});

test("CV-8 a mail that waits says what the message says when it is sent; an answer that was removed is not mailed, and the outbox holds none of its words", async () => {
  story.mailbox.setFault({ kind: "refuse-all" });
  const ticket = await story.open("ada", "Slow mail", "OLD-WORDS of the requester.");
  const kept = await story.reply("wanjiru", ticket, "It went out on OLD-WORDS Monday.");
  const gone = await story.reply("wanjiru", ticket, "GONE-WORDS, sent to the wrong ticket.");
  await story.world.drain();
  const change = (who: "ada" | "wanjiru", method: string, seq: number, body?: unknown) => story.world.as(who).send(method, `/api/conversations/${ticket.id}/messages/${seq}`, body);
  expect((await change("wanjiru", "PATCH", kept.seq, { body: "It went out on Tuesday.", baseVersion: 1 })).status).toBe(200);
  expect((await change("wanjiru", "DELETE", gone.seq, {})).status).toBe(200);
  await story.world.drain();
  const waiting = await story.world.tx("system", (tx) => tx.query<{ text: string }>("SELECT subject || html || body_text AS text FROM mail_messages WHERE conversation_id = $1", [ticket.id]));
  expect(waiting.rows.map((row) => row.text).join()).not.toMatch(/GONE-WORDS|OLD-WORDS Monday/);
  // Whoever runs the job without the event having been seen looks for themselves.
  await story.world.tx("system", (tx) => tx.query("UPDATE mail_messages SET body_text = 'AS-IT-WAS' WHERE conversation_id = $1 AND status = 'queued'", [ticket.id]));
  expect((await change("ada", "DELETE", 1, {})).status).toBe(200);
  story.mailbox.setFault({ kind: "none" });
  await story.retry();
  await story.retry();
  const mails = await Promise.all(to("ada@example.com").map(async (mail) => (await fetch(`${story.mailbox.httpUrl}/mails/${mail.id}/raw`)).text()));
  expect(mails).toHaveLength(2);
  expect(mails.join()).toContain("It went out on Tuesday.");
  expect(mails.join()).not.toMatch(/OLD-WORDS|GONE-WORDS|AS-IT-WAS/);
});
