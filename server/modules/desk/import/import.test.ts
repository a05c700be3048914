import sql from "sql-template-tag";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskImport } from "../../../../contract/desk-import.ts";
import type { Ticket } from "../../../../contract/desk.ts";
import { openDesk, refusal, type Desk } from "../desk.fixture.ts";
import { importer, sample } from "./import.fixture.ts";

let desk: Desk;
let files: ReturnType<typeof importer>;
beforeAll(async () => { desk = await openDesk(); files = importer(desk); });
afterAll(() => desk.close());

const bySource = async (source: string, sourceId: string) => {
  const [row] = await desk.world.tx("system", (tx) => tx.all<{ id: string }>(sql`SELECT ticket_id AS id FROM desk_import_records WHERE source = ${source} AND source_id = ${sourceId}`));
  return desk.show("nneka", row?.id ?? "");
};
const said = (ticket: Ticket) => ticket.messages.items.map(({ authorPart, visibility, body, author }) => [authorPart, visibility, body, author?.name]);
/** How many rows each table has, but for those of imports themselves. */
async function everyTable(): Promise<Record<string, number>> {
  return desk.world.tx("system", async (tx) => {
    const names = ["conversations", "desk_tickets", "messages", "conversation_events", "conversation_participants", "identity_people", "identity_profiles", "audit_entries", "mail_messages", "notifications", "desk_import_records", "desk_import_people"];
    const counts: Record<string, number> = {};
    for (const name of names) counts[name] = Number((await tx.query<{ n: number }>(`SELECT count(*) AS n FROM ${name}`)).rows[0]?.n);
    return counts;
  });
}
const csv = (...rows: string[]) => ["Id,Requester,Requester email,Subject,Status,Priority,Created at,Updated at,Description", ...rows].join("\n");

describe("DK-21 import", () => {
  test("a dry run counts, names what it would refuse, shows words to map, and writes nothing", async () => {
    const before = await everyTable();
    const tried = await files.tried(await sample("zendesk-tickets.csv"));
    expect(tried).toMatchObject({
      state: "checked", problem: null, abilities: { start: true, undo: false, discard: true, refusedFile: true },
      found: { what: "tickets", shape: "zendesk", format: "csv", records: 4, tickets: 3, messages: 3, newPeople: 3, knownPeople: 0, already: 0, refused: 1 },
      refusals: [{ line: 6, sourceId: "5004", reason: expect.stringMatching(/email address/) }],
    });
    expect(tried.found?.statuses).toEqual([{ from: "closed", count: 1, to: "closed" }, { from: "open", count: 1, to: "open" }, { from: "solved", count: 1, to: "resolved" }]);
    expect(await everyTable()).toEqual(before);
  });

  test("tickets come in with dates, words, states, tags and notes; people without password; nobody is mailed or told", async () => {
    const before = await everyTable();
    const tried = await files.tried(await sample("zendesk-tickets.csv"), { categories: { incident: "payment" }, priorities: { urgent: "high" } });
    const done = await files.run(tried.id);
    expect(done).toMatchObject({ state: "done", progress: { records: 4, tickets: 3, messages: 3, people: 3, already: 0, refused: 1 }, abilities: { undo: true, start: false, refusedFile: true } });
    const twice = await bySource("zendesk", "5002");
    expect(twice).toMatchObject({
      subject: 'Charged twice, "pending" for a week', status: "open", priority: "high", category: "payment", tags: ["billing", "vip"], createdAt: "2024-03-05T17:55:10.000Z", updatedAt: "2024-03-06T07:01:44.000Z", requester: { name: "Tunde Bakare" },
    });
    expect(await bySource("zendesk", "5001")).toMatchObject({ status: "closed", resolvedAt: "2024-03-04T11:40:02.000Z", assignee: { name: "Kofi Otieno" }, channel: "email" });
    expect((await bySource("zendesk", "5003")).subject).toBe("Photos of the meeting do not load");
    const people = await desk.world.tx("system", (tx) => tx.all(sql`SELECT p.email, p.email_verified, (SELECT count(*) FROM identity_accounts a WHERE a.person_id = p.id) AS accounts FROM identity_people p WHERE p.email LIKE '%@members.example' ORDER BY 1`));
    expect(people).toEqual(["amina", "neema", "tunde"].map((name) => ({ email: `${name}@members.example`, email_verified: false, accounts: 0 })));
    const after = await everyTable();
    expect([after.mail_messages, after.notifications]).toEqual([before.mail_messages, before.notifications]);
    expect(twice.timeline.map(({ kind }) => kind)).toEqual(["created", "imported"]);
    // Found by its words, like any other.
    expect((await desk.rows("wanjiru", "?q=charged")).items.map(({ id }) => id)).toEqual([twice.id]);
  });

  test("attachments that an export lists by their addresses are named where they were attached, counted by the dry run, and not fetched", async () => {
    const at = "2024-03-05T10:00:00Z", requester = { id: 7, name: "Tunde Bakare", email: "tunde@members.example" }, file = (name: string) => ({ file_name: name, content_url: `https://desk.example/files/${name}?token=x` });
    const record = {
      id: 9001, subject: "Receipt", description: "See my receipt", requester, assignee: null, status: "open", created_at: at, raw_subject: "Receipt",
      comments: [
        { author_id: 7, public: true, created_at: at, plain_body: "See my receipt", attachments: [file("receipt.png")] },
        { author_id: 8, public: true, created_at: at, plain_body: "", attachments: [file("form.pdf"), { file_name: "evil", content_url: "javascript:alert(1)" }] },
      ],
    };
    const tried = await files.tried(JSON.stringify(record));
    expect(tried.found).toMatchObject({ tickets: 1, messages: 2, attachments: 2 });
    await files.run(tried.id);
    expect(said(await bySource("zendesk", "9001")).map(([, , body]) => body)).toEqual([
      "See my receipt\n\nAttached in the other desk, not brought along:\nreceipt.png: https://desk.example/files/receipt.png?token=x", "Attached in the other desk, not brought along:\nform.pdf: https://desk.example/files/form.pdf?token=x",
    ]);
    const table = await files.tried(["Ticket ID,Subject,Email,Full name,Status,Created time,Source,Attachments,Description", "77,A photo,tunde@members.example,Tunde,Open,2024-03-05 10:00:00,Email,\"https://desk.example/a%20b.jpg, https://desk.example/c.jpg\",Look"].join("\n"));
    expect(table.found).toMatchObject({ shape: "freshdesk", attachments: 2 });
    await files.run(table.id);
    expect(said(await bySource("freshdesk", "77"))[0]?.[2]).toBe("Look\n\nAttached in the other desk, not brought along:\na b.jpg: https://desk.example/a%20b.jpg\nc.jpg: https://desk.example/c.jpg");
    // The same file again brings nothing, and so names nothing.
    expect((await files.tried(JSON.stringify(record))).found).toMatchObject({ already: 1, attachments: 0 });
  });

  test("comments of JSON exports come in as replies and notes of those who wrote them", async () => {
    for (const name of ["zendesk-tickets.jsonl", "freshdesk-tickets.json", "chatwoot-conversations.json"]) {
      const tried = await files.tried(await sample(name));
      expect([name, tried.problem, tried.found?.refused]).toEqual([name, null, 0]);
      expect((await files.run(tried.id)).state).toBe("done");
    }
    expect(said(await bySource("zendesk", "6101"))).toEqual([
      ["member", "public", "I finished the course on Monday.\n\nWhere is my badge?", "Amina Yusuf"],
      ["staff", "internal", "The course system is a day behind. Do not promise a time.", "Otis Agent"], ["staff", "public", "It is in your profile now. Well done!", "Otis Agent"],
    ]);
    expect(said(await bySource("zendesk", "6102"))[1]).toEqual(["staff", "internal", "Same on my phone.", "Former agent"]);
    expect(said(await bySource("freshdesk", "401"))).toEqual([
      ["member", "public", "I signed up twice.\nPlease join them.", "Zawadi Achieng"], ["staff", "public", "Which one shall stay?", "Former agent"],
      ["member", "public", "The first & older one.", "Zawadi Achieng"], ["staff", "internal", "Joined by hand.", "Former agent"],
    ]);
    const chat = await bySource("chatwoot", "81");
    expect(chat).toMatchObject({ subject: "How do I begin?", channel: "widget", tags: ["onboarding"] });
    expect(said(chat).map(([part, visibility]) => [part, visibility])).toEqual([["member", "public"], ["staff", "internal"], ["staff", "public"]]);
  });

  test("the other shapes of CSV, and people alone", async () => {
    const fresh = await files.run((await files.tried(await sample("freshdesk-tickets.csv"))).id);
    expect(fresh.progress).toMatchObject({ tickets: 2, refused: 0 });
    expect(await bySource("freshdesk", "312")).toMatchObject({ status: "in_progress", priority: "high", requester: { name: "Emeka Nwosu" } });
    expect(await bySource("freshdesk", "311")).toMatchObject({ assignee: { name: "Wanjiru Kamau" }, tags: ["invoice", "may"], status: "pending" });
    const chats = await files.run((await files.tried(await sample("chatwoot-conversations.csv"))).id);
    expect(chats.progress).toMatchObject({ tickets: 2 });
    expect(await bySource("chatwoot", "72")).toMatchObject({ status: "pending", channel: "whatsapp", description: "Can I change my number?", createdAt: "2024-06-04T10:00:00.000Z" });
    const people = await files.run((await files.tried(await sample("zendesk-users.csv"))).id);
    expect(people).toMatchObject({ state: "done", found: { what: "people" }, progress: { tickets: 0, people: 1, already: 1, refused: 1 } });
  });

  test("the same file twice makes nothing twice, and an id that stands twice in a file is refused the second time", async () => {
    const again = await files.tried(await sample("zendesk-tickets.csv"));
    expect(again).toMatchObject({ found: { tickets: 0, already: 3, refused: 1 }, abilities: { start: false } });
    const tried = await files.tried(csv("1,A,a@x.example,First one,open,low,2024-01-01,,", "1,A,a@x.example,Again,open,low,2024-01-01,,"));
    expect(tried).toMatchObject({ found: { tickets: 1, refused: 1 }, refusals: [{ line: 3, sourceId: "1", reason: "Line 2 has the same id." }] });
    // Two at once of the same file: the constraint decides.
    const other = await files.tried(csv("1,A,a@x.example,First one,open,low,2024-01-01,,"));
    await Promise.all([tried.id, other.id].map((id) => desk.as("nneka").post(files.path(id, "/run"))));
    await desk.world.drain();
    const [one, two] = [await files.show(tried.id), await files.show(other.id)];
    expect([one.progress.tickets + two.progress.tickets, one.progress.already + two.progress.already]).toEqual([1, 1]);
  });

  test("nothing comes to an account that never proved its address, in the dry run as in the run; proven ones and people without account get theirs", async () => {
    const account = (email: string, verified: boolean) => desk.world.tx("system", (tx) => tx.all(sql`WITH p AS (INSERT INTO identity_people (name, email, email_verified, created_at) VALUES ('Some One', ${email}, ${verified}, ${tx.now}) RETURNING id)
      INSERT INTO identity_accounts (person_id, provider_id, account_id, password, created_at, updated_at) SELECT p.id, 'credential', p.id::text, 'x', ${tx.now}, ${tx.now} FROM p`));
    await account("squatter@unproven.example", false);
    await account("proven@unproven.example", true);
    const row = (id: number, email: string) => `${id},A,${email},Their history,open,low,2024-01-01,,`;
    const tried = await files.tried(csv(row(901, "squatter@unproven.example"), row(902, "Proven@unproven.example"), row(903, "new@unproven.example")));
    expect(tried).toMatchObject({ found: { tickets: 2, refused: 1, newPeople: 1, knownPeople: 1 }, refusals: [{ sourceId: "901", reason: "This address belongs to an account that has not confirmed it." }] });
    expect((await files.run(tried.id)).progress).toMatchObject({ tickets: 2, people: 1, refused: 1 });
    // Of a ticket of somebody else, an entry; of a list of people, the address, which is not kept either. Who can't sign in takes part again.
    const entry = JSON.stringify({ id: 904, subject: "Theirs", description: "x", status: "open", created_at: "2024-01-01T10:00:00Z", requester: { email: "new@unproven.example" }, comments: [{ author: { email: "squatter@unproven.example" }, body: "Note", public: false, created_at: "2024-01-01T11:00:00Z" }] });
    expect(await files.tried(entry)).toMatchObject({ found: { tickets: 0, refused: 1 }, refusals: [{ sourceId: "904", reason: expect.stringMatching(/^Somebody who wrote in it/) }] });
    const people = await files.tried("Name,Email\nA,squatter@unproven.example\nB,new@unproven.example\nC,new@unproven.example");
    expect(people).toMatchObject({ found: { knownPeople: 1, newPeople: 0, refused: 2 }, refusals: [{ line: 2, sourceId: null }, { line: 4, sourceId: null }] });
    expect(await desk.world.tx("system", (tx) => tx.all(sql`SELECT count(*) AS n FROM desk_tickets t JOIN identity_people p ON p.id = t.requester_id WHERE p.email = 'squatter@unproven.example'`))).toEqual([{ n: 0 }]);
  });

  test("bad rows are refused one by one with line and reason, and given back as a file that a spreadsheet can't be tricked by", async () => {
    const tried = await files.tried(csv(
      "11,A,a@x.example,Fine,open,low,2024-01-01 10:00,,=1+1", "12,A,nobody,Fine,open,low,2024-01-01,,", "13,A,a@x.example,Fine,open,low,03/04/2024,,", "14,A,a@x.example,Fine,open,low,2031-01-01,,", "15,A,a@x.example,Fine,open,low,,,",
      `16,A,a@x.example,${"x".repeat(10_000)},open,low,2024-01-01,,`, `17,A,a@x.example,${"y".repeat(300)},open,low,2024-01-01,,`, '18,A,a@x.example,"never closed,open,low,2024-01-01,,', "19,A,a@x.example,Fine,open,low,2024-02-30,,",
      ",A,a@x.example,No id,open,low,2024-01-01,,", "20,A,a@x.example,Fine,open,low,2024-01-01,,x,too,many", '21,=cmd(),a@x,"Two\nlines",open,low,2024-01-01,,-5 degrees',
    ));
    expect(tried.refusals.map(({ line, sourceId, reason }) => [line, sourceId, reason.slice(0, 46)])).toEqual([
      [3, "12", '"nobody" is not an email address.'], [4, "13", '"03/04/2024" is not a date that can be read fo'], [5, "14", "The date 2031-01-01 lies in the future."], [6, "15", "It does not say when it was created."],
      [7, "16", "Its subject has 10,000 characters; 1,000 is th"], [9, null, "A quotation mark in this line is never closed."], [10, "19", '"2024-02-30" is not a date that can be read fo'], [11, null, "It has no ticket id."],
      [12, null, "This line has 11 values, the header has 9. Che"], [13, "21", '"a@x" is not an email address.'],
    ]);
    const done = await files.run(tried.id);
    expect(done.progress).toMatchObject({ records: 12, tickets: 2, refused: 10 });
    const long = await bySource("zendesk", "17");
    expect([long.subject.length, long.description]).toEqual([200, "y".repeat(300)]);
    const file = await desk.as("nneka").get<string>(files.path(tried.id, "/refused"));
    expect([file.status, file.headers.get("content-disposition")]).toEqual([200, 'attachment; filename="refused.csv"']);
    const lines = file.body.replace(/^\uFEFF/, "").trimEnd().split("\n");
    expect(lines[0]).toBe("Id,Requester,Requester email,Subject,Status,Priority,Created at,Updated at,Description,Line,Reason");
    expect(lines.slice(-2).join("\n")).toBe(`21,'=cmd(),a@x,"Two\nlines",open,low,2024-01-01,,'-5 degrees,13,"""a@x"" is not an email address."`);
  });

  test("files that can't be used say why and what to do; other encodings are read", async () => {
    const problem = async (content: Uint8Array | string) => (await files.tried(content)).problem ?? "none";
    expect(await problem(Buffer.from("504b030414000600", "hex"))).toMatch(/ZIP/);
    expect(await problem("<html></html>")).toMatch(/web page/);
    expect(await problem("a,b\n1,2\n")).toMatch(/no export that we know/);
    expect(await problem("Id,Subject,Requester\n1,Hello,Ada\n")).toMatch(/lacks the columns "Requester email", "Status", "Created at"/);
    expect(await problem("Id,Subject,Requester email,Status,Created at\n")).toMatch(/no lines after/);
    expect(await problem("   \n ")).toMatch(/nothing/);
    expect(await problem('[{"id": 1, ')).toMatch(/None of the first/);
    const words = csv("30,Zoë,zoe@x.example,Größe,open,low,2024-01-01,,");
    for (const [content, encoding] of [[Buffer.from(`\uFEFF${words}`), "utf-8"], [Buffer.from(`\uFEFF${words}`, "utf16le"), "utf-16le"], [Buffer.from(words, "latin1"), "windows-1252"], [words.replaceAll(",", ";").replaceAll("\n", "\r\n"), "utf-8"]] as const) {
      expect((await files.tried(content)).found).toMatchObject({ encoding, tickets: 1, refused: 0 });
    }
    expect(refusal(await desk.as("nneka").post("/api/desk/imports", { name: "x", bytes: 0 }))).toMatchObject({ status: 422, detail: expect.stringMatching(/empty/) });
    expect(refusal(await desk.as("nneka").post("/api/desk/imports", { name: "x", bytes: 300 * 1024 * 1024 })).status).toBe(422);
  });

  test("pieces: each where it belongs, again without harm, and none missing; only by those who may", async () => {
    const begun = await desk.as("nneka").post<DeskImport>("/api/desk/imports", { name: "big.csv", bytes: 1024 * 1024 + 3 });
    const { id } = begun.body;
    expect(await files.sendPiece(id, 1, Buffer.from("abcd"))).toBe(422);
    expect([await files.sendPiece(id, 2, Buffer.from("a")), await files.sendPiece(id, 1, Buffer.from("abc")), await files.sendPiece(id, 1, Buffer.from("abc"))]).toEqual([422, 204, 204]);
    expect(refusal(await desk.as("nneka").post(files.path(id, "/check"), {}))).toMatchObject({ status: 409, code: "pieces-missing", extra: { missing: [0] } });
    expect(await files.sendPiece(id, 0, Buffer.alloc(2 * 1024 * 1024))).toBe(413);
    expect(await importer(desk, "kofi").sendPiece(id, 0, Buffer.from("a"))).toBe(403);
    expect([(await desk.as("kofi").get("/api/desk/imports")).status, (await desk.as("ada").get(files.path(id))).status, (await desk.as("nobody").get(files.path(id, "/refused"))).status]).toEqual([403, 403, 401]);
    expect((await desk.as("nneka").delete(files.path(id))).status).toBe(204);
    expect(await files.sendPiece(id, 0, Buffer.alloc(1024 * 1024))).toBe(409);
  });
});
