import sql from "sql-template-tag";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDesk, type Desk } from "../desk.fixture.ts";
import { importer } from "../import/import.fixture.ts";

let desk: Desk, elsewhere: Desk;
beforeAll(async () => {
  [desk, elsewhere] = [await openDesk({ env: { BARAZA_LOG: "silent" } }), await openDesk({ env: { BARAZA_LOG: "silent" } })];
  await desk.world.tx("system", (tx) => tx.all(sql`INSERT INTO identity_people (name, email, email_verified, created_at, claimed_email, erased_at) VALUES
    ('=HYPERLINK("http://x")', 'formula@members.example', true, ${tx.now}, NULL, NULL), ('Wörter, "Zola"', 'zola@members.example', false, ${tx.now}, NULL, NULL),
    ('Squatter', 'x@unconfirmed.invalid', false, ${tx.now}, 'zola@members.example', NULL), ('Gone', 'erased-1@deleted.invalid', false, ${tx.now}, NULL, ${tx.now}), ('Former agent', 'agent@zendesk.imported.invalid', false, ${tx.now}, NULL, NULL)`));
});
afterAll(() => Promise.all([desk.close(), elsewhere.close()]));

interface Exported { people: { id: string; name: string; email: string; joinedAt: string }[] }
const path = "/api/desk/export/people";
const take = (query = "", who: Parameters<Desk["as"]>[0] = "nneka") => desk.as(who).get<string>(`${path}${query}`);
const json = async (query = "") => (await desk.as("nneka").get<Exported>(`${path}?format=json${query}`)).body.people;

describe("DK-21 export of people", () => {
  test("as CSV and as JSON it is what the import takes: here everybody is known, elsewhere they come in with their names", async () => {
    const csv = await take();
    expect([csv.status, csv.headers.get("content-disposition")]).toEqual([200, expect.stringMatching(/^attachment; filename="people-\d{4}-\d\d-\d\d\.csv"$/)]);
    const people = await json();
    const count = people.length;
    const cast = Object.keys(desk.world.people).length;
    expect(count).toBe(cast + 2);
    for (const [format, content] of [["csv", csv.body], ["json", JSON.stringify({ people })]] as const) {
      expect((await importer(desk).tried(content)).found).toMatchObject({ what: "people", shape: "baraza", format, records: count, knownPeople: count, newPeople: 0, refused: 0 });
      expect((await importer(elsewhere).tried(content)).found).toMatchObject({ what: "people", shape: "baraza", format, records: count, knownPeople: cast, newPeople: 2, refused: 0 });
    }
    // A spreadsheet takes none of it for a formula, and the import takes the mark off again.
    expect(csv.body).toContain(`"'=HYPERLINK(""http://x"")",formula@members.example`);
    const files = importer(elsewhere);
    expect(await files.run((await files.tried(csv.body)).id)).toMatchObject({ state: "done", progress: { people: 2, refused: 0 } });
    const there = await elsewhere.world.tx("system", (tx) => tx.all(sql`SELECT p.name, p.email, p.email_verified FROM identity_people p WHERE p.email LIKE '%@members.example' ORDER BY p.email`));
    expect(there).toEqual([{ name: '=HYPERLINK("http://x")', email: "formula@members.example", email_verified: false }, { name: 'Wörter, "Zola"', email: "zola@members.example", email_verified: false }]);
  });

  test("erased accounts, claimed addresses and stand-ins stay here; the filters of the list of people narrow it", async () => {
    const everybody = await json();
    expect(everybody.filter(({ name }) => ["Squatter", "Gone", "Former agent"].includes(name))).toEqual([]);
    expect(everybody.filter(({ email }) => email === "zola@members.example").map(({ name }) => name)).toEqual(['Wörter, "Zola"']);
    expect((await json("&q=zola")).map(({ email }) => email)).toEqual(["zola@members.example"]);
    expect((await json("&role=agent")).map(({ email }) => email).sort()).toEqual(["kofi@example.com", "wanjiru@example.com"]);
    expect(await json("&state=banned")).toEqual([]);
    expect((await take("?state=banned")).body.trimEnd().split("\n")).toHaveLength(1);
  });

  test("more than a page streams out whole, each person once", async () => {
    await desk.world.tx("system", (tx) => tx.all(sql`INSERT INTO identity_people (name, email, email_verified, created_at) SELECT 'Many ' || n, 'many-' || n || '@crowd.example', true, ${tx.now} FROM generate_series(1, 1100) n`));
    const lines = (await take("?q=crowd.example")).body.trimEnd().split("\n").slice(1);
    expect([lines.length, new Set(lines).size]).toEqual([1100, 1100]);
  });

  test("only by those who may, each time in the audit log, which does not say whom one looked for; wrong filters are refused", async () => {
    expect(await Promise.all((["kofi", "musa", "ada", "nobody"] as const).map(async (who) => (await take("", who)).status))).toEqual([403, 403, 403, 401]);
    const { nneka, sade } = desk.world.people;
    for (const permission of ["member.export", "member.read"]) {
      await desk.world.tx("system", (tx) => tx.all(sql`INSERT INTO identity_permission_overrides VALUES (${nneka.id}, ${permission}, 'deny', ${sade.id}, now())`));
      expect((await take()).status).toBe(403);
      await desk.world.tx("system", (tx) => tx.all(sql`DELETE FROM identity_permission_overrides WHERE permission = ${permission}`));
    }
    expect([(await take("?format=xml")).status, (await take("?colour=red")).status, (await take("?state=asleep")).status]).toEqual([422, 422, 422]);
    expect((await take("?q=zola@members.example&state=unverified")).status).toBe(200);
    const rows = await desk.world.tx("system", (tx) => tx.all(sql`SELECT actor_id, after FROM audit_entries WHERE verb = 'people.exported' ORDER BY at DESC, id DESC LIMIT 1`));
    expect(rows).toEqual([{ actor_id: nneka.id, after: { format: "csv", filter: { state: "unverified", words: true } } }]);
  });
});
