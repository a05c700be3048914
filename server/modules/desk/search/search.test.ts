import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Message } from "../../../../contract/conversations.ts";
import type { Ticket } from "../../../../contract/desk.ts";
import type { MessageHit, TicketHit, WrongFilter } from "../../../../contract/search.ts";
import type { CastName } from "../../../test/world.ts";
import { indexWords } from "../../conversations/index.ts";
import { openDesk, type Desk } from "../desk.fixture.ts";

interface Page<Hit> { items: Hit[]; nextCursor: string | null; wrong: WrongFilter[]; lookedBackTo?: string | null }
let desk: Desk;
let ada: Ticket;
let bayo: Ticket;
let direct: string;

const ask = async <Hit>(who: CastName, kind: "messages" | "tickets", q: string, more = "") => {
  const scope = who === "kofi" || who === "wanjiru" ? "team" : "own";
  const answer = await desk.as(who).get<Page<Hit>>(`/api/search/${kind}?scope=${scope}&q=${encodeURIComponent(q)}${more}`);
  expect([q, answer.status, answer.status === 200 ? null : answer.body]).toEqual([q, 200, null]);
  return answer.body;
};
const messages = (who: CastName, q: string, more = "") => ask<MessageHit>(who, "messages", q, more);
const tickets = (who: CastName, q: string, more = "") => ask<TicketHit>(who, "tickets", q, more);
const said = async (who: CastName, q: string) => (await messages(who, q)).items.map(({ snippet }) => snippet.map(({ text }) => text).join(""));
const numbers = async (who: CastName, q: string) => (await tickets(who, q)).items.map(({ number }) => number).sort();
const look = () => indexWords(desk.world.running.services);

beforeAll(async () => {
  desk = await openDesk();
  ada = await desk.ticket("ada", { subject: "Wallet is empty", description: "The baobab payment at the café went wrong", category: "payment" });
  bayo = await desk.ticket("bayo", { subject: "Photo upside down", description: "My photo of the baobab stands on its head" });
  await desk.reply("kofi", ada.id, "Please send the Receipt to help-desk@market.example, see HELP-00002.");
  await desk.note("kofi", ada.id, "Secretly a zebra");
  const talk = await desk.as("ada").post<{ id: string }>("/api/conversations", { kind: "direct", withUsername: "bayo" });
  direct = talk.body.id;
  await desk.as("ada").post(`/api/conversations/${direct}/messages`, { clientId: randomUUID(), body: "Baobab <b>seeds</b> for sale & more" });
  await look();
});
afterAll(() => desk.close());

test("CV-11 a word with hyphens is found with and without them, in tickets and in messages", async () => {
  const ticket = await desk.ticket("chika", { subject: "M-PESA is slow", description: "The top-up takes an hour" });
  await look();
  for (const q of ["mpesa", "M-PESA", "topup", "top-up", "mpe"]) expect([q, await numbers("kofi", q)]).toEqual([q, [ticket.number]]);
  expect([await said("kofi", "topup"), await said("chika", "top-up")]).toEqual([["The top-up takes an hour"], ["The top-up takes an hour"]]);
});

test("CV-11 members find what they take part in and nothing else; the team finds tickets, never talks between two", async () => {
  expect((await said("ada", "baobab")).sort()).toEqual(["Baobab <b>seeds</b> for sale & more", "The baobab payment at the café went wrong"]);
  expect((await said("bayo", "baobab")).sort()).toEqual(["Baobab <b>seeds</b> for sale & more", "My photo of the baobab stands on its head"]);
  expect(await said("chika", "baobab")).toEqual([]);
  expect((await said("kofi", "baobab")).sort()).toEqual(["My photo of the baobab stands on its head", "The baobab payment at the café went wrong"]);
  expect(await numbers("ada", "baobab")).toEqual([ada.number]);
  expect(await numbers("kofi", "baobab")).toEqual([ada.number, bayo.number]);
  expect(await numbers("chika", ada.number)).toEqual([]);
  for (const kind of ["messages", "tickets"]) expect((await desk.as("ada").get(`/api/search/${kind}?scope=team&q=baobab`)).status).toBe(403);
  // An agent's own search is theirs as a person: tickets that they answer are not among it.
  expect((await desk.as("kofi").get<Page<MessageHit>>("/api/search/messages?q=photo")).body.items).toEqual([]);
});

test("CV-9 CV-11 notes are found by the team only, and not by who is the requester", async () => {
  expect(await said("kofi", "zebra")).toEqual(["Secretly a zebra"]);
  expect(await said("ada", "zebra")).toEqual([]);
  expect((await tickets("ada", "zebra")).items).toEqual([]);
  const own = await desk.ticket("wanjiru", { subject: "My own trouble", description: "An agent needs help" });
  await desk.note("kofi", own.id, "She must not see this quagga");
  await look();
  expect(await said("kofi", "quagga")).toHaveLength(1);
  expect(await said("wanjiru", "quagga")).toEqual([]);
});

test.for<[string, number]>([
  ["CAFE", 1], ["café", 1], ["recei", 1], ["rec please", 0], ["please rec", 1], ["receipt please", 1], ["\"send the receipt\"", 1], ["\"receipt the send\"", 0], ["receipt -please", 0], ["baobab -payment", 1], ["baobab p", 2],
  ["help-desk@market.example", 1], ["help-desk", 1], ["HELP-2", 1], ["HELP-00002", 1], ["help00002", 1], ["HELP-20", 0], ["'); DROP TABLE messages; --", 0], ["& | ! ( <-> :*", 0], ["%", 0], ["\\", 0],
])("CV-11 %j finds %d messages", async ([q, count]) => {
  expect((await said("kofi", q)).length).toBe(count);
});

test("CV-11 hits are marked in plain text, with the ticket they are in or the other person", async () => {
  const [hit] = (await messages("kofi", "send receipt")).items;
  expect(hit).toMatchObject({ kind: "ticket", internal: false, ticket: { number: ada.number, subject: "Wallet is empty" }, author: { name: desk.world.people.kofi.name }, other: null });
  expect(hit?.snippet.filter((part) => part.hit).map(({ text }) => text)).toEqual(["send", "Receipt"]);
  const [talk] = (await messages("ada", "seeds")).items;
  expect(talk).toMatchObject({ conversationId: direct, kind: "direct", ticket: null, other: { name: desk.world.people.bayo.name } });
});

test("CV-11 a ticket is found by its number with and without noughts, by who wrote it, and by their address whole or in part", async () => {
  for (const q of [ada.number, ada.number.replace("-0000", "-"), "wallet", "wal", ada.number.toLowerCase().replace("-", "")]) expect([q, await numbers("kofi", q)]).toEqual([q, [ada.number]]);
  for (const q of ["ada@example.com", "ada@", "ada"]) expect([q, await numbers("kofi", q)]).toEqual([q, [ada.number]]);
  expect(await numbers("kofi", "photo bayo@example.com")).toEqual([bayo.number]);
  expect(await numbers("kofi", "wallet bayo@example.com")).toEqual([]);
});

test("CV-11 filters in words narrow both groups; a wrong one is named and the search goes on", async () => {
  expect(await numbers("kofi", "baobab category:payment")).toEqual([ada.number]);
  expect(await said("kofi", "baobab category:payment status:in_progress,")).toHaveLength(1);
  expect((await messages("kofi", "baobab category:payment")).items.map(({ ticket }) => ticket?.number)).toEqual([ada.number]);
  expect(await said("kofi", "from:bayo baobab")).toEqual(["My photo of the baobab stands on its head"]);
  expect(await said("ada", "from:bayo baobab")).toEqual([]);
  expect(await said("bayo", "from:me baobab")).toEqual(["My photo of the baobab stands on its head"]);
  expect(await numbers("kofi", "from:ada category:payment")).toEqual([ada.number]);
  expect(await said("kofi", "baobab before:2020-01-01")).toEqual([]);
  expect(await said("kofi", "baobab after:2020-01-01")).toHaveLength(2);
  expect(await numbers("kofi", "baobab has:attachment")).toEqual([]);
  const wrong = await tickets("kofi", "status:opened baobab");
  expect([wrong.items.length, wrong.wrong]).toEqual([2, [{ raw: "status:opened", name: "status", filter: "status", why: "value", suggestion: "status:open" }]]);
  // What only the team knows is no filter for members.
  expect((await tickets("ada", "assignee:kofi baobab")).wrong).toMatchObject([{ raw: "assignee:kofi", filter: "assignee", why: "place" }]);
});

test("CV-11 an unknown filter is told and never searched for as words, by the team and by members", async () => {
  for (const who of ["kofi", "ada"] as const) {
    expect(await messages(who, "stauts:wallet empty")).toMatchObject({ items: [], wrong: [{ raw: "stauts:wallet", filter: null, why: "name", suggestion: "status:wallet" }] });
    expect(await tickets(who, "foo:wallet")).toMatchObject({ items: [], wrong: [{ raw: "foo:wallet", why: "name", suggestion: null }] });
    expect((await tickets(who, "\"foo:wallet\"")).wrong).toEqual([]);
  }
});

test("CV-11 several values are any of them, a minus leaves out, and Swahili names say the same", async () => {
  // Kofi's answer has begun Ada's ticket; Bayo's is still open.
  for (const [q, found] of [
    ["baobab status:open,in_progress", [ada, bayo]], ["baobab status:open,pending", [bayo]], ["baobab -status:open", [ada]], ["baobab -status:open,in_progress", []], ["baobab -category:payment", [bayo]], ["baobab -from:ada", [bayo]],
    ["baobab -wallet", [bayo]], ["baobab from:ada,bayo", [ada, bayo]], ["baobab hali:wazi", [bayo]], ["baobab -hali:wazi kutoka:ada", [ada]], ["baobab -assignee:none", []], ["baobab -has:file", [ada, bayo]], ["baobab -tag:vip -team:none", []],
  ] as const) expect([q, await numbers("kofi", q)]).toEqual([q, found.map(({ number }) => number)]);
  expect(await said("kofi", "baobab -from:ada")).toEqual(["My photo of the baobab stands on its head"]);
  expect(await said("kofi", "baobab -from:ada,bayo")).toEqual([]);
  expect(await said("kofi", "baobab -status:open")).toEqual(["The baobab payment at the café went wrong"]);
  expect(await said("kofi", "baobab -has:attachment")).toHaveLength(2);
});

test("CV-11 from:me is the asker, for members too, in tickets and messages; a member's filters name only those whom they talk with", async () => {
  expect([await numbers("ada", "baobab from:me"), await numbers("ada", "baobab kutoka:mimi"), await numbers("ada", "baobab -from:me")]).toEqual([[ada.number], [ada.number], []]);
  expect((await said("ada", "from:me")).sort()).toEqual(["Baobab <b>seeds</b> for sale & more", "The baobab payment at the café went wrong"]);
  expect(await said("ada", "receipt -from:me")).toHaveLength(1);
  expect(await said("ada", "receipt from:kofi")).toHaveLength(1);
  expect(await numbers("kofi", "baobab from:me")).toEqual([]);
  expect(await said("kofi", "from:me receipt")).toHaveLength(1);
  expect((await messages("ada", "baobab from:chika")).items).toEqual([]);
});

test("CV-11 a found ticket shows why: in the number, the subject, the requester, the address, the last words, or what was said at first", async () => {
  const marked = async (who: CastName, q: string) => {
    const [hit] = (await tickets(who, q)).items;
    const of = (parts: TicketHit["title"] | null | undefined) => (parts ?? []).filter((part) => part.hit).map(({ text }) => text).join(" ");
    return { number: of(hit?.numberParts), title: of(hit?.title), requester: of(hit?.requesterParts), address: of(hit?.address), snippet: of(hit?.snippet) };
  };
  const none = { number: "", title: "", requester: "", address: "", snippet: "" };
  expect(await marked("kofi", "wallet emp")).toEqual({ ...none, title: "Wallet empty" });
  expect(await marked("kofi", ada.number.replace("-0000", "-"))).toEqual({ ...none, number: ada.number });
  expect(await marked("kofi", "\"photo upside\" bayo@example.com")).toEqual({ ...none, title: "Photo upside", address: "bayo example com" });
  // The last words are Kofi's answer: what Ada said at first is shown where only that holds the word.
  expect(await marked("kofi", "baobab cafe")).toEqual({ ...none, snippet: "baobab café" });
  expect((await tickets("kofi", "wallet")).items[0]?.snippet.map(({ text }) => text).join("")).toContain("Please send the Receipt");
  expect(await marked("ada", "ada baobab")).toMatchObject({ requester: "Ada", address: "", snippet: "baobab" });
});

test("CV-8 CV-11 edited, removed and erased words are gone at once; new ones are there, whenever the look comes by", async () => {
  const ticket = await desk.ticket("chika", { subject: "Something else", description: "Nothing to see here" });
  const sent = await desk.as("chika").post<{ message: Message }>(`/api/tickets/${ticket.id}/replies`, { clientId: randomUUID(), body: "An okapi came" });
  const { seq } = sent.body.message;
  // Edited before the look: the look must not bring the old words back.
  const edited = await desk.as("chika").patch(`/api/conversations/${ticket.id}/messages/${seq}`, { body: "A pangolin came", baseVersion: 1 });
  expect(edited.status).toBe(200);
  await look();
  expect([await said("chika", "okapi"), await said("chika", "pangolin")]).toEqual([[], ["A pangolin came"]]);
  expect((await desk.as("chika").delete(`/api/conversations/${ticket.id}/messages/${seq}`)).status).toBe(200);
  expect(await said("chika", "pangolin")).toEqual([]);
  expect(await said("kofi", "from:chika \"nothing to see\"")).toHaveLength(1);
  // Versions first, then the messages.
  for (let i = 0; i < 2; i++) await desk.world.tx("system", (tx) => tx.query("SELECT conversation_erase_words($1, 'Deleted', 100)", [desk.world.people.chika.id]));
  expect(await said("kofi", "\"nothing to see\"")).toEqual([]);
});

test("CV-11 pages of both orders hold everything once, by time the newest first", async () => {
  for (let i = 0; i < 7; i++) await desk.reply("kofi", bayo.id, `Gazelle number ${i} ${"gazelle ".repeat(i % 3)}`);
  await look();
  for (const sort of ["time", "relevance"]) {
    const all: number[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: Page<MessageHit> = await messages("kofi", "gazelle", `&limit=3&sort=${sort}${cursor && `&cursor=${cursor}`}`);
      all.push(...page.items.map(({ seq }) => seq));
      cursor = page.nextCursor;
    }
    expect([sort, [...all].sort((a, b) => a - b)]).toEqual([sort, [2, 3, 4, 5, 6, 7, 8]]);
    if (sort === "time") expect(all).toEqual([8, 7, 6, 5, 4, 3, 2]);
  }
  const first = await messages("kofi", "gazelle", "&limit=3");
  for (const bad of ["x", Buffer.from("[1,2]").toString("base64url")]) expect((await desk.as("kofi").get(`/api/search/messages?q=gazelle&cursor=${bad}`)).status).toBe(422);
  expect((await desk.as("kofi").get(`/api/search/messages?scope=team&sort=relevance&q=gazelle&cursor=${first.nextCursor}`)).status).toBe(422);
});
