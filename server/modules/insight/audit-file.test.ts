import { parse } from "csv-parse/sync";
import sql from "sql-template-tag";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { audit } from "../../platform/audit/audit.ts";
import { openWorld, type World } from "../../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld({ env: { BARAZA_LOG: "silent", BARAZA_RATE_LIMITS: "off" } });
  const entries = [
    { who: "kofi", verb: "test.granted", subjectId: "x-17", after: { reason: "Café near the Harbour", percent: "100%" } },
    { who: "wanjiru", verb: "test.revoked", subjectId: "x-18", before: { reason: "harbour closed" } },
    { who: "kofi", verb: "test.revoked", subjectId: "=1+1", before: ["@SUM(1)"], after: '-2"; x' },
  ] as const;
  for (const { who, ...entry } of entries) {
    await world.tx(who, (tx) => audit(tx, { subjectKind: "test", ...entry }));
    world.clock.advance(1000);
  }
});
afterAll(() => world.close());

interface Page { items: { subjectId: string; subjectName: string | null; verb: string; at: string; id: string }[]; nextCursor: string | null }
const list = async (query: Record<string, string>) => (await world.as("nneka").get<Page>(`/api/admin/audit?${new URLSearchParams(query).toString()}`)).body;
const found = async (q: string, more: Record<string, string> = {}) => (await list({ q, subjectKind: "test", ...more })).items.map(({ subjectId }) => subjectId);
const take = (query: Record<string, string> = {}, who: Parameters<World["as"]>[0] = "nneka") => world.as(who).get<string>(`/api/admin/audit.csv?${new URLSearchParams(query).toString()}`);
const rowsOf = (body: string) => parse(body, { bom: true, columns: true }) as Record<string, string>[];

describe("XX-6 search of the audit log", () => {
  test("finds words in the verb, the subject, the actor's names and what was before and after; each of them, in any case, with or without accents", async () => {
    expect(await found("revoked")).toEqual(["=1+1", "x-18"]);
    expect(await found("x-17")).toEqual(["x-17"]);
    expect(await found("otieno")).toEqual(["=1+1", "x-17"]);
    expect(await found("WANJIRU")).toEqual(["x-18"]);
    expect(await found("harbour")).toEqual(["x-18", "x-17"]);
    expect(await found("cafe  HARBOUR")).toEqual(["x-17"]);
    expect(await found("harbour cinema")).toEqual([]);
    // Characters of patterns are characters.
    expect([await found("100%"), await found("1_0%"), await found("%")]).toEqual([["x-17"], [], ["x-17"]]);
  });

  test("finds what was done to a person by their name and to a ticket by its number, and says both", async () => {
    const { body: ticket } = await world.as("ada").post<{ id: string; number: string }>("/api/tickets", { subject: "Charged twice", description: "Two charges on one day.", category: "payment" });
    expect((await world.as("kofi").put(`/api/tickets/${ticket.id}/priority`, { priority: "urgent" })).status).toBe(200);
    await world.tx("wanjiru", (tx) => audit(tx, { verb: "test.noted", subjectKind: "person", subjectId: world.people.ada.id }));
    // The names and numbers of what is not there, or of another kind, are nobody's.
    await world.tx("wanjiru", (tx) => audit(tx, { verb: "test.noted", subjectKind: "team", subjectId: ticket.id }));
    await world.tx("wanjiru", (tx) => audit(tx, { verb: "test.noted", subjectKind: "person", subjectId: "no id" }));
    const about = async (q: string, more: Record<string, string> = {}) => (await list({ q, ...more })).items.map(({ verb, subjectName }) => `${verb} ${subjectName}`);
    expect(await about(ticket.number)).toEqual([`ticket.priority_changed ${ticket.number}`, `ticket.created ${ticket.number}`]);
    expect(await about("ada obi", { verb: "test.noted" })).toEqual(["test.noted Ada Obi"]);
    expect(await about("noted", { actor: world.people.wanjiru.id })).toEqual(["test.noted null", "test.noted null", "test.noted Ada Obi"]);
    const rows = rowsOf((await take({ q: ticket.number })).body);
    expect(rows.map((row) => row["Subject name"])).toEqual([ticket.number, ticket.number]);
  });

  test("goes with the other filters and pages by cursor; nothing to look for is refused", async () => {
    expect(await found("harbour", { actor: world.people.kofi.id })).toEqual(["x-17"]);
    expect(await found("harbour", { verb: "test.revoked" })).toEqual(["x-18"]);
    const first = await list({ q: "test", subjectKind: "test", limit: "2" });
    expect([first.items.map(({ subjectId }) => subjectId), first.nextCursor]).toEqual([["=1+1", "x-18"], expect.any(String)]);
    const second = await list({ q: "test", subjectKind: "test", limit: "2", cursor: first.nextCursor ?? "" });
    expect([second.items.map(({ subjectId }) => subjectId), second.nextCursor]).toEqual([["x-17"], null]);
    expect((await world.as("nneka").get("/api/admin/audit?q=+")).status).toBe(422);
  });

  test("a request looks through 5,000 entries and says where to go on, so that a search of a long log ends whatever it finds", async () => {
    await world.tx("system", (tx) => tx.all(sql`INSERT INTO audit_entries (at, actor_kind, verb, subject_kind, subject_id)
      SELECT ${tx.now}::timestamptz + n * interval '1 millisecond', 'system', 'noise.made', 'noise', 'n-' || n || '-' FROM generate_series(1, 5050) n`));
    world.clock.advance(60_000);
    const pages: Page[] = [];
    for (let cursor: string | null = ""; cursor !== null; cursor = pages.at(-1)?.nextCursor ?? null) pages.push(await list({ q: "x-17", ...(cursor && { cursor }) }));
    expect(pages.map(({ items }) => items.map(({ subjectId }) => subjectId))).toEqual([[], ["x-17"]]);
    // The last of the five thousand is no page's loss.
    expect((await list({ q: "n-51-", subjectKind: "noise" })).items.map(({ subjectId }) => subjectId)).toEqual(["n-51-"]);
    expect(rowsOf((await take({ q: "x-17" })).body).map(({ Subject }) => Subject)).toEqual(["x-17"]);
  });
});

describe("XX-6 export of the audit log", () => {
  test("streams the whole log as CSV: who, what, before, after, when and where, with no formula in it", async () => {
    const file = await take();
    expect([file.status, file.headers.get("content-type"), file.headers.get("content-disposition")]).toEqual([200, "text/csv; charset=utf-8", expect.stringMatching(/^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/)]);
    const rows = rowsOf(file.body);
    const [truth] = await world.tx("nneka", (tx) => tx.all<{ n: number }>(sql`SELECT count(*)::int AS n FROM audit_entries`));
    // Itself is in it: an export is noted before it begins.
    expect([rows.length, new Set(rows.map(({ Entry }) => Entry)).size, rows[0]?.What]).toEqual([truth?.n, truth?.n, "audit.exported"]);
    expect(rows.map(({ At }) => At)).toEqual(rows.map(({ At }) => At).toSorted().toReversed());
    expect(rows[0]).toMatchObject({ Who: "Nneka Umeh", Username: "nneka", Kind: "staff", Address: expect.stringContaining("127.0.0.1"), Request: expect.stringMatching(/./) });
    const evil = file.body.split("\n").find((line) => line.includes("test.revoked") && line.includes("SUM"));
    expect(evil).toContain(",'=1+1,");
    expect(evil).toContain(`"[""@SUM(1)""]"`);
  });

  test("takes the filters of the list, and refuses others", async () => {
    const kofi = rowsOf((await take({ subjectKind: "test", actor: world.people.kofi.id })).body);
    expect(kofi.map(({ Subject }) => Subject)).toEqual(["'=1+1", "x-17"]);
    expect(rowsOf((await take({ subjectKind: "test", q: "harbour" })).body).map(({ Subject }) => Subject)).toEqual(["x-18", "x-17"]);
    expect((await take({ verb: "nothing.like-it" })).body.trimEnd().split("\n")).toHaveLength(1);
    expect([(await take({ colour: "red" })).status, (await take({ from: "yesterday" })).status, (await take({ limit: "5" })).status]).toEqual([422, 422, 422]);
  });

  test("ID-17 only for those with audit.read; each export and each refusal is in the log, without the words that were looked for", async () => {
    expect(await Promise.all((["kofi", "musa", "ada", "nobody"] as const).map(async (who) => (await take({}, who)).status))).toEqual([403, 403, 403, 401]);
    const { items } = (await world.as("nneka").get<{ items: { actor: { name: string }; subjectId: string }[] }>("/api/admin/audit?verb=permission.denied")).body;
    expect(items.map(({ actor, subjectId }) => `${actor.name}: ${subjectId}`).sort()).toEqual(["Ada Obi", "Kofi Otieno", "Musa Bello"].map((name) => `${name}: GET /api/admin/audit.csv`));
    world.clock.advance(1000);
    await take({ q: "somebody@example.com", verb: "test.granted" });
    const [last] = await world.tx("nneka", (tx) => tx.all(sql`SELECT actor_id, after FROM audit_entries WHERE verb = 'audit.exported' ORDER BY at DESC, id DESC LIMIT 1`));
    expect(last).toEqual({ actor_id: world.people.nneka.id, after: { filter: { verb: "test.granted", words: true } } });
  });
});
