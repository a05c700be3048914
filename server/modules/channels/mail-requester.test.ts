import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { openTicketStory, type TicketStory } from "./ticket-story.fixture.ts";

let story: TicketStory;
beforeAll(async () => { story = await openTicketStory(); });
beforeEach(() => story.mailbox.clear());
afterEach(() => story.mailbox.setFault({ kind: "none" }));
afterAll(() => story.close());

const verify = (verified: boolean) => story.world.tx("system", (tx) => tx.query("UPDATE identity_people SET email_verified = $2 WHERE id = $1", [story.world.people.bayo.id, verified]));

test("CH-7 nothing about a ticket goes to an address that its owner has not verified, and the ticket says so once", async () => {
  await verify(false);
  const ticket = await story.open("bayo", "Unproved");
  await story.world.drain();
  await story.reply("wanjiru", ticket, "An answer.");
  await story.world.drain();
  expect(story.mailbox.mails()).toEqual([]);
  for (const who of ["bayo", "wanjiru"] as const) {
    expect((await story.timeline(who, ticket)).filter((event) => event.kind === "mail_withheld")).toEqual([{ kind: "mail_withheld", data: { reason: "email_not_verified" } }]);
  }
  await verify(true);
  await story.reply("wanjiru", ticket, "Another answer.");
  await story.world.drain();
  expect(story.mailbox.mails().map((mail) => mail.to[0])).toEqual(["bayo@example.com"]);
});

test("CH-7 a mail that is refused for good is shown in the ticket to staff, not to the member", async () => {
  story.mailbox.setFault({ kind: "refuse-recipient", address: "ada@example.com" });
  const ticket = await story.open("ada", "Broken mailbox");
  await story.retry();
  const failed = (await story.timeline("wanjiru", ticket)).filter((event) => event.kind === "mail_failed");
  expect(failed).toEqual([{ kind: "mail_failed", data: { mailId: expect.any(String), template: "ticket-receipt", reason: expect.stringContaining("refused the recipient (550") } }]);
  expect((await story.timeline("ada", ticket)).filter((event) => event.kind === "mail_failed")).toEqual([]);
  const shown = await story.world.as("wanjiru").get<{ mail: { status: string; lastError: string | null }[] }>(`/api/tickets/${ticket.id}`);
  expect(shown.body.mail).toMatchObject([{ status: "failed", lastError: expect.stringContaining("550") }]);
});

test("DK-18 answers to mails go to the support address, which is the sender's until one is set", async () => {
  await story.open("ada", "Whom to ask");
  await story.world.drain();
  const before = await story.newest("ada@example.com");
  expect(before.replyTo?.value[0]?.address).toBe("help@desk.example.com");
  expect(before.text).toContain("help@desk.example.com");
  const set = (value: unknown) => story.world.as("nneka").put("/api/admin/settings/channels.supportEmail", { value });
  expect((await set("not an address")).status).toBe(422);
  expect((await set("People@Example.com")).status).toBe(200);
  // Other processes learn of a setting within moments; so does this one.
  for (let i = 0; i < 50 && story.mailbox.mails({ q: "people@example.com" }).length === 0; i++) {
    await story.open("ada", `Whom to ask ${i}`);
    await story.world.drain();
  }
  const after = await story.newest("ada@example.com");
  expect(after.replyTo?.value[0]?.address).toBe("people@example.com");
  expect(after.from?.value[0]?.address).toBe("help@desk.example.com");
});
