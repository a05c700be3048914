import sql from "sql-template-tag";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk, refusal, type Desk } from "../desk.fixture.ts";
import { importer } from "../import/import.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk({ env: { BARAZA_LOG: "silent" } }); });
afterAll(() => desk.close());

const take = (query: string) => desk.as("nneka").get<string>(`/api/desk/export${query}`);
interface Exported { tickets: { id: string; subject: string; status: string; category: string; priority: string; tags: string[]; createdAt: string; updatedAt: string; requester: { name: string; email: string }; messages: { part: string; visibility: string; body: string; author: { name: string } | null; at: string }[] }[] }

describe("DK-21 export", () => {
  test("what leaves as JSON comes in again elsewhere as it was, with notes and dates", async () => {
    const ticket = await desk.ticket("ada", { subject: "Wörter, \"quotes\" and =formulas", description: "First line\nsecond line", category: "payment" });
    await desk.reply("kofi", ticket.id, "An answer");
    await desk.note("kofi", ticket.id, "Among us");
    await desk.put("kofi", `/api/tickets/${ticket.id}/tags`, { tags: ["vip"] });
    const file = await desk.as("nneka").get<Exported>("/api/desk/export?format=json&status=open&status=in_progress");
    expect([file.status, file.headers.get("content-disposition")]).toEqual([200, expect.stringMatching(/^attachment; filename="tickets-\d{4}-\d\d-\d\d\.json"$/)]);
    const [first] = file.body.tickets;
    expect(first?.messages.map(({ part, visibility, body, author }) => [part, visibility, body, author?.name])).toEqual([["member", "public", "First line\nsecond line", "Ada Obi"], ["staff", "public", "An answer", "Kofi Otieno"], ["staff", "internal", "Among us", "Kofi Otieno"]]);

    const elsewhere = await openDesk({ env: { BARAZA_LOG: "silent" } });
    try {
      elsewhere.world.clock.advance(60_000);
      const files = importer(elsewhere);
      const done = await files.run((await files.tried(JSON.stringify(file.body))).id);
      expect(done).toMatchObject({ state: "done", found: { shape: "baraza" }, progress: { tickets: 1, messages: 3, refused: 0 } });
      const again = await elsewhere.as("nneka").get<Exported>("/api/desk/export?format=json");
      const plain = (ticket: Exported["tickets"][number]) => ({ ...ticket, id: "", number: "" });
      expect(again.body.tickets.map(plain)).toEqual(file.body.tickets.map(plain));
      // On the desk that it came from it is there already.
      expect((await importer(desk).tried(JSON.stringify(file.body))).found).toMatchObject({ already: 1, tickets: 0 });
    } finally {
      await elsewhere.close();
    }
  });

  test("as CSV: a filter of the list, no formula gets through, and the import reads it again", async () => {
    await desk.ticket("bayo", { subject: "=HYPERLINK(\"http://x\")", description: "@SUM(1)", category: "account" });
    const file = await take("?category=account");
    const lines = file.body.trimEnd().split("\n");
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(lines[1]).toMatch(/'@SUM\(1\)$/);
    expect((await importer(desk).tried(file.body)).found).toMatchObject({ shape: "baraza", format: "csv", already: 1, refused: 0 });
    expect((await take("?category=nothing_of_it")).body.trimEnd().split("\n")).toHaveLength(1);
    expect((await desk.as("nneka").get<Exported>("/api/desk/export?format=json&category=nothing_of_it")).body).toEqual({ tickets: [] });
  });

  test("the description in a CSV is the first public entry that still stands, never a note", async () => {
    const ticket = await desk.ticket("ada", { description: "Said and taken back", category: "other" });
    await desk.note("kofi", ticket.id, "Among us");
    await desk.reply("kofi", ticket.id, "Said to all");
    const description = async () => (await take("?category=other")).body.trimEnd().split("\n").at(-1)?.split(",").at(-1);
    expect(await description()).toBe("Said and taken back");
    expect((await desk.as("ada").delete(`/api/conversations/${ticket.id}/messages/1`)).status).toBeLessThan(300);
    expect(await description()).toBe("Said to all");
  });

  test("more than one page streams out whole and in order, and each export is in the audit log", async () => {
    await Promise.all(Array.from({ length: 90 }, (_, i) => desk.as("chika").post("/api/tickets", { subject: `Bulk ${i}`, description: `Number ${i} of many`, category: "suggestion" })));
    const { body } = await desk.as("nneka").get<Exported>("/api/desk/export?format=json&category=suggestion");
    expect([body.tickets.length, new Set(body.tickets.map(({ id }) => id)).size]).toEqual([90, 90]);
    const rows = await desk.world.tx("system", (tx) => tx.all(sql`SELECT actor_id, after FROM audit_entries WHERE verb = 'tickets.exported' ORDER BY at DESC, id DESC LIMIT 1`));
    expect(rows).toEqual([{ actor_id: desk.world.people.nneka.id, after: { format: "json", filter: { category: ["suggestion"] } } }]);
  });

  test("only by those who may; a wrong filter is refused with what is wrong", async () => {
    expect([(await desk.as("kofi").get("/api/desk/export")).status, (await desk.as("ada").get("/api/desk/export")).status, (await desk.as("nobody").get("/api/desk/export")).status]).toEqual([403, 403, 401]);
    expect(refusal(await take("?format=xml")).status).toBe(422);
    expect(refusal(await take("?colour=red"))).toMatchObject({ status: 422 });
  });
});

test("DK-20 a ticket's audit trail leaves as CSV, for those with audit.read", async () => {
  const ticket = await desk.ticket("ada");
  await desk.put("kofi", `/api/tickets/${ticket.id}/priority`, { priority: "urgent" });
  const file = await desk.as("nneka").get<string>(`/api/tickets/${ticket.number}/audit.csv`);
  const lines = file.body.trimEnd().split("\n");
  expect(lines[0]).toBe("At,Who,Kind,What,By rule,Before,After");
  expect(lines.slice(1).map((line) => line.split(",").slice(1, 4))).toEqual([["Ada Obi", "member", "ticket.created"], ["Kofi Otieno", "staff", "ticket.priority_changed"], expect.arrayContaining(["ticket.audit_exported"])]);
  expect([(await desk.as("kofi").get(`/api/tickets/${ticket.id}/audit.csv`)).status, (await desk.as("nneka").get("/api/tickets/HELP-99999/audit.csv")).status, (await desk.as("nneka").get("/api/tickets/no/audit.csv")).status]).toEqual([403, 404, 422]);
});
