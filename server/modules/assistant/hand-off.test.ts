import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Message } from "../../../contract/conversations.ts";
import type { Ticket, TicketRow } from "../../../contract/desk.ts";
import { mpesaPromptReports } from "../../../presets/demo/outages/mpesa-prompt.ts";
import { deskModule } from "../desk/index.ts";
import { HttpClient } from "../../test/http-client.ts";
import { openWorld, type CastMember, type World } from "../../test/world.ts";
import { alwaysOpen, atNoon, bodies, choicesOf, talkOf } from "./assistant.fixture.ts";
import { speech } from "./texts.ts";

const { texts } = speech.en;

let world: World;
let member: CastMember;
let nth = 0;
beforeAll(async () => {
  world = await openWorld({ settings: { "desk.hours": alwaysOpen } });
  atNoon(world.clock);
 });
afterAll(() => world.close());
// A member of each test's own, so that no earlier ticket is "the same matter".
beforeEach(async () => { member = await world.addMember(`member${++nth}`); });

const asMember = async <T>(path: string) => (await fetchAs(member.cookie, path)) as T;
async function fetchAs(cookie: string, path: string): Promise<unknown> {
  return (await fetch((world.running.address ?? "") + path, { headers: { cookie } })).json();
}
const ticketsOf = async () => (await asMember<{ items: TicketRow[] }>("/api/tickets")).items;

test("AS-3 a severe issue pauses with the question; 'Not now' goes on with articles and makes no ticket", async () => {
  const talk = await talkOf(world, member);
  const asked = await talk.ask("I was charged twice for the same bundle");
  expect(bodies(asked)).toEqual(["This sounds serious. Shall I open a support ticket so that our team can track and resolve it?"]);
  expect(choicesOf(asked)).toEqual(["Yes", "Not now"]);
  const going = await talk.ask("Not now");
  expect(going[0]?.extra?.articles?.map(({ slug }) => slug)).toContain("charged-twice");
  expect(await ticketsOf()).toEqual([]);
  expect((await talk.show()).handedOffTo).toBeNull();
});

test("AS-4 Yes makes a ticket of the member's own words, tells its number in the chat, and the member goes on in it", async () => {
  const live = await world.live("kofi");
  await live.watch("desk");
  const talk = await talkOf(world, member);
  await talk.ask("Hello");
  await talk.ask("Good evening, I bought a bundle yesterday");
  await talk.ask("menu");
  const severe = await talk.send("I was charged twice, the reference is 483920");
  const yes = await talk.send("Yes");
  expect(yes.status).toBe(201);
  const shown = await talk.show();
  const said = shown.messages.items.at(-1);
  const number = said?.extra?.ticket?.number ?? "";
  expect(number).toMatch(/^HELP-\d{5}$/);
  expect(said).toMatchObject({ authorPart: "bot", body: texts.handedOff(number, null, true), extra: { ticket: { status: "open" } } });
  expect(shown).toMatchObject({ owner: "staff", handedOffTo: { number, ticketId: said?.extra?.ticket?.id }, abilities: { send: false } });

  const ticket = await asMember<Ticket>(`/api/tickets/${number}`);
  expect(ticket).toMatchObject({ number, category: "payment", channel: "assistant", status: "open", sourceConversationId: talk.id, requester: { id: member.id } });
  expect(ticket.subject).toBe("I was charged twice, the reference is 483920");
  expect(bodies(ticket.messages.items)).toEqual(["Good evening, I bought a bundle yesterday", "I was charged twice, the reference is 483920"]);
  expect(ticket.messages.items[1]).toMatchObject({
    author: { id: member.id }, authorPart: "member", createdAt: severe.body.createdAt, extra: { copiedFrom: { conversationId: talk.id, seq: severe.body.seq } },
  });
  // The desk hears of it at once, and staff answer where the member is.
  await live.hears<{ id: string }>("ticket", ({ id }) => id === ticket.id);
  const answer = await world.as("kofi").post(`/api/tickets/${number}/replies`, { clientId: randomUUID(), body: "Looking into it" });
  expect(answer.status).toBe(201);
  expect(bodies((await asMember<Ticket>(`/api/tickets/${number}`)).messages.items)).toContain("Looking into it");
});

test("AS-3 while the offer stands a question is answered and 'it works now' ends it; neither a wait nor a question opens a ticket", async () => {
  const talk = await talkOf(world, member);
  await talk.ask("I was charged twice for one bundle");
  const answered = await talk.ask("please how do I reset my password?");
  expect(answered[0]?.extra?.articles?.map(({ slug }) => slug)).toContain("reset-your-password");
  expect(bodies(answered).at(-1)).toBe(texts.offerStands);
  expect(choicesOf(answered)).toEqual(["Yes", "Not now"]);
  expect(bodies(await talk.ask("please wait"))).toEqual([texts.offerAgain]);
  expect(bodies(await talk.ask("ok, it has come"))).toEqual([texts.withdrawn]);
  expect(await ticketsOf()).toEqual([]);
  expect((await talk.show()).handedOffTo).toBeNull();
  // A new matter is offered anew, and what was asked beside the first offer is not in its ticket, nor is the ticket named after what is over.
  await talk.ask("I cannot log in to my account");
  await talk.ask("abeg open am");
  const [row] = await ticketsOf();
  expect(row).toMatchObject({ subject: "I cannot log in to my account", category: "account" });
  const said = bodies((await asMember<Ticket>(`/api/tickets/${row?.number}`)).messages.items);
  expect(said).toContain("I cannot log in to my account");
  expect(said.filter((body) => body.includes("password") || body.includes("has come"))).toEqual([]);
});

test("AS-4 after the hand-off the old window answers 'moved', and the same client id is taken in the ticket", async () => {
  const talk = await talkOf(world, member);
  await talk.ask("My post failed and I see an error");
  const yesId = randomUUID();
  await talk.send("yes", yesId);
  const { handedOffTo } = await talk.show();
  const clientId = randomUUID();
  const late = await talk.send("It happened at noon", clientId);
  expect(late.status).toBe(409);
  expect(late.body).toMatchObject({ type: "/problems/moved", extra: { ticketId: handedOffTo?.ticketId, number: handedOffTo?.number } });
  const before = (await talk.show()).lastSeq;
  // A repeat of the yes answers as the first did, and makes nothing.
  expect((await talk.send("yes", yesId)).status).toBe(200);
  expect((await talk.show()).lastSeq).toBe(before);
  expect(await ticketsOf()).toHaveLength(1);
  const response = await fetch(`${world.running.address}/api/conversations/${handedOffTo?.ticketId}/messages`, {
    method: "POST", headers: { cookie: member.cookie, "content-type": "application/json" }, body: JSON.stringify({ clientId, body: "It happened at noon" }),
  });
  expect(response.status).toBe(201);
});

test("AS-4 the last ten messages that tell something are copied, in order", async () => {
  const talk = await talkOf(world, member);
  for (let i = 1; i <= 12; i++) await talk.ask(`zebra fact number ${i}`);
  await talk.ask("I cannot log in to my account");
  await talk.ask("Yes please");
  const [row] = await ticketsOf();
  const ticket = await asMember<Ticket>(`/api/tickets/${row?.number}`);
  expect(bodies(ticket.messages.items)).toEqual([...Array.from({ length: 9 }, (_, i) => `zebra fact number ${i + 4}`), "I cannot log in to my account"]);
  expect(ticket).toMatchObject({ category: "account", subject: "I cannot log in to my account" });
});

test("AS-4 two yeses at once make one ticket, and the second is told where the talk went", async () => {
  const talk = await talkOf(world, member);
  await talk.ask("I was charged twice for one bundle");
  const answers = await Promise.all(Array.from({ length: 6 }, () => talk.send("Yes")));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(answers.filter(({ status }) => status === 409)).toHaveLength(5);
  expect(await ticketsOf()).toHaveLength(1);
  expect((await talk.show()).messages.items.filter(({ extra }) => extra?.ticket)).toHaveLength(1);
});

test("AS-4 the ticket's receipt goes to the member by email, with its number", async () => {
  const talk = await talkOf(world, member);
  await talk.ask("I was charged twice for one bundle");
  await talk.ask("Yes");
  await world.drain();
  const [row] = await ticketsOf();
  const mails = await world.tx("system", async (tx) => (await tx.query<{ to: string; subject: string }>("SELECT to_address AS \"to\", subject FROM mail_messages WHERE conversation_id = $1", [row?.id])).rows);
  expect(mails).toEqual([{ to: member.email, subject: expect.stringContaining(row?.number ?? "none") }]);
});

test("DK-2 too many tickets is said in the talk; nothing that was written is lost", async () => {
  for (const matter of ["zebra umbrella", "quantum violin", "purple giraffe", "wooden spoon", "rusty anchor"]) {
    const talk = await talkOf(world, member);
    await talk.ask("talk to a person");
    expect(bodies(await talk.ask(matter))[0]).toMatch(/^Done: your ticket is/);
  }
  const talk = await talkOf(world, member);
  await talk.ask("talk to a person");
  const answer = await talk.ask("frozen lighthouse");
  expect(bodies(answer)).toEqual([expect.stringMatching(/^I can't open another ticket just now: .* again today at \d\d:\d\d /)]);
  expect(choicesOf(answer)).toEqual(["Ask a question", "My tickets", "Talk to a person"]);
  expect((await talk.show()).handedOffTo).toBeNull();
  expect(await ticketsOf()).toHaveLength(5);
  world.clock.advance(3_601_000);
  expect(bodies(await talk.ask("talk to a person"))[0]).toMatch(/^Done: your ticket is/);
});

test("AS-5 an open ticket on the same matter is shown with its status, and the message added to it", async () => {
  const first = await talkOf(world, member);
  await first.ask("I was charged twice for one bundle");
  await first.ask("Yes");
  const [row] = await ticketsOf();
  await world.as("kofi").post(`/api/tickets/${row?.number}/replies`, { clientId: randomUUID(), body: "Looking" });
  const talk = await talkOf(world, member);
  const asked = await talk.ask("Any news? I was charged twice for the bundle, ref 9911");
  expect(bodies(asked)).toEqual([expect.stringMatching(new RegExp(`^You already have ${row?.number} about this; it is in progress\\..*Shall I add your message to it\\?$`))]);
  expect(asked[0]?.extra?.ticket).toMatchObject({ number: row?.number, status: "in_progress" });
  await talk.ask("It is the 1GB bundle");
  const yesId = randomUUID();
  expect((await talk.send("yes", yesId)).status).toBe(201);
  expect((await talk.send("yes", yesId)).status).toBe(200);
  const shown = await talk.show();
  expect(shown).toMatchObject({ handedOffTo: { number: row?.number }, owner: "staff" });
  expect(bodies(shown.messages.items).at(-1)).toBe(texts.added(row?.number ?? "", null));
  const ticket = await asMember<Ticket>(`/api/tickets/${row?.number}`);
  const added: Message | undefined = ticket.messages.items.at(-1);
  expect(added).toMatchObject({ body: "Any news? I was charged twice for the bundle, ref 9911\n\nIt is the 1GB bundle", author: { id: member.id } });
  expect(bodies(ticket.messages.items)).toEqual(["I was charged twice for one bundle", "Looking", added?.body]);
  expect(await ticketsOf()).toHaveLength(1);
});

test("AS-5 No goes on with the offer of a new ticket; another member's ticket is never proposed", async () => {
  const first = await talkOf(world, member);
  await first.ask("I was charged twice for one bundle");
  await first.ask("Yes");
  const talk = await talkOf(world, member);
  await talk.ask("I was charged twice again for a second bundle");
  expect(bodies(await talk.ask("No"))).toEqual([texts.offerNew]);
  await talk.ask("Yes");
  expect(await ticketsOf()).toHaveLength(2);
  const stranger = await talkOf(world, "chika");
  expect(bodies(await stranger.ask("I was charged twice for one bundle"))).toEqual([texts.offerTicket]);
});

test("AS-7 a person is reached in any wording and state; nothing described yet is asked once", async () => {
  const talk = await talkOf(world, member);
  expect(bodies(await talk.ask("abeg make I talk to human being"))).toEqual([texts.whatAbout(null)]);
  const answer = await talk.ask("zebra umbrella");
  expect(bodies(answer)).toEqual([texts.handedOff(answer[0]?.extra?.ticket?.number ?? "", null, true)]);
  const [row] = await ticketsOf();
  expect(bodies((await asMember<Ticket>(`/api/tickets/${row?.number}`)).messages.items)).toEqual(["zebra umbrella"]);
});

test("AS-1 my tickets shows the open ones with number and status", async () => {
  const first = await talkOf(world, member);
  await first.ask("I was charged twice for one bundle");
  await first.ask("Yes");
  const [row] = await ticketsOf();
  const talk = await talkOf(world, member);
  const answer = await talk.ask("My tickets");
  expect(bodies(answer)).toEqual([texts.tickets(1), `${row?.number}, “I was charged twice for one bundle”: it waits for our team.`, texts.menu]);
  expect(answer[1]?.extra?.ticket).toEqual({ id: row?.id, number: row?.number, status: "open" });
  const others = await talkOf(world, "bayo");
  expect(bodies(await others.ask("My tickets"))).toEqual([texts.noTickets]);
});

test("AS-4 a category that this desk does not have falls back to 'other', or to its last one", async () => {
  const { categories } = (await world.as("nneka").get<{ categories: { key: string; name: string }[] }>("/api/desk/settings")).body;
  const keep = async (list: typeof categories) => expect((await world.as("nneka").patch("/api/desk/settings", { categories: list })).status).toBe(200);
  const makes = async (own: CastMember) => {
    const talk = await talkOf(world, own);
    await talk.ask("I was charged twice for one bundle");
    const [said] = await talk.ask("Yes");
    return (await fetchAs(own.cookie, `/api/tickets/${said?.extra?.ticket?.number}`) as Ticket).category;
  };
  await keep(categories.filter(({ key }) => key !== "payment"));
  expect(await makes(member)).toBe("other");
  await keep([{ key: "lessons", name: "Lessons" }, { key: "office", name: "The office" }]);
  expect(await makes(await world.addMember("pupil"))).toBe("office");
  await keep(categories);
});

test.for([true, false])("AS-4 mail is promised to a confirmed address only (confirmed: %s)", async (confirmed) => {
  await world.tx("system", (tx) => tx.query("UPDATE identity_people SET email_verified = $2 WHERE id = $1", [member.id, confirmed]));
  const talk = await talkOf(world, member);
  await talk.ask("I was charged twice for the same bundle");
  const [said] = await talk.ask("Yes");
  expect(said?.body.includes("You also get it by email.")).toBe(confirmed);
  expect(said?.body.includes("Confirm your email address to get answers by mail too.")).toBe(!confirmed);
});

test("DK-14 who reports what the team knows of already is told so with the ticket, and hangs off the problem", async () => {
  const sweep = deskModule.jobs?.find(({ name }) => name === "desk.sweep-reports");
  const reports = mpesaPromptReports.slice(0, 12);
  for (const [i, { subject, description, category }] of reports.entries()) {
    const { cookie } = await world.addMember(`reporter${i}`);
    await new HttpClient(world.running.address ?? "", cookie).post("/api/tickets", { subject, description, category });
  }
  await sweep?.run(world.running.services, {});
  const surge = (await world.as("kofi").get<{ items: { id: string; words: string[] }[] }>("/api/desk/surges")).body.items.find(({ words }) => words.includes("prompt"));
  expect(surge?.words).toContain("mpesa");
  await world.as("kofi").post(`/api/desk/surges/${surge?.id}/acceptance`, { clientId: randomUUID(), title: "M-PESA prompts", category: "payment", statement: "M-PESA prompts come late today; your money is safe." });
  const talk = await talkOf(world, member);
  await talk.ask("I paid three times and the M-PESA prompt for my PIN does not come to my phone");
  await talk.ask("Talk to a person");
  const said = (await talk.show()).messages.items.at(-1);
  expect(said?.body).toMatch(/^We know about this: M-PESA prompts come late today; your money is safe\.\n\nDone: your ticket is HELP-/);
  await sweep?.run(world.running.services, {});
  expect((await asMember<Ticket>(`/api/tickets/${said?.extra?.ticket?.number}`)).known?.statement).toBe("M-PESA prompts come late today; your money is safe.");
  // Somebody with another matter hears nothing of it.
  const other = await talkOf(world, "chika");
  await other.ask("My listing was removed and nobody told me why, I want it back");
  await other.ask("Talk to a person");
  expect((await other.show()).messages.items.at(-1)?.body).toMatch(/^Done: /);
});
