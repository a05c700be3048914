import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import sql from "sql-template-tag";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DeskImport } from "../../../../contract/desk-import.ts";
import { TEST_SECRET } from "../../../test/database/secret.ts";
import { openDesk, refusal, type Desk } from "../desk.fixture.ts";
import { sweepReports } from "../surge/sweep-reports.ts";
import { sweepClocks } from "../sla/keep-clocks.ts";
import type { Orders } from "./import-and-die.fixture.ts";
import { importer } from "./import.fixture.ts";
import { removeImportFiles } from "./jobs.ts";
import { runImport } from "./run-import.ts";

let desk: Desk;
let files: ReturnType<typeof importer>;
beforeAll(async () => { desk = await openDesk({ env: { BARAZA_LOG: "silent" } }); files = importer(desk); });
afterAll(() => desk.close());

/** JSON Lines of so many tickets in Zendesk's shape, each with an answer, created lately. */
function lines(from: number, count: number, extra: Record<string, unknown> = {}): string {
  const at = desk.world.clock.now().toISOString();
  return Array.from({ length: count }, (_, i) => JSON.stringify({
    id: from + i, subject: `Payment page is down ${from + i}`, description: "The payment page shows an error since this morning.", status: "open", priority: "urgent", created_at: at, updated_at: at,
    requester: { id: from + i, name: `Member ${from + i}`, email: `member${from + i}@many.example` }, comments: [{ author_id: 7, body: "We look into it.", public: true, created_at: at }, { author_id: from + i, body: "Thank you, and now?", public: true, created_at: at }], ...extra,
  })).join("\n");
}
const count = async (table: string, where = "true") => Number((await desk.world.tx("system", (tx) => tx.query<{ n: number }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`))).rows[0]?.n);
const start = (id: string) => desk.as("nneka").post<DeskImport>(files.path(id, "/run"));

describe("DK-21 runs", () => {
  test("a worker that is killed in the middle of a batch loses nothing and makes nothing twice", async () => {
    const tried = await files.tried(lines(1000, 350));
    await start(tried.id);
    const { config } = desk.world.running.services;
    const orders: Orders = { importId: tried.id, ownerUrl: config.ownerUrl, appUrl: config.appUrl, secret: TEST_SECRET, dataDir: config.dataDir, dieInBatch: 3 };
    const child = spawn(process.execPath, [fileURLToPath(new URL("import-and-die.fixture.ts", import.meta.url)), JSON.stringify(orders)], { stdio: ["ignore", "inherit", "inherit"] });
    expect(((await once(child, "exit")) as unknown[])[1]).toBe("SIGKILL");
    expect(await files.show(tried.id)).toMatchObject({ state: "running", progress: { records: 200, tickets: 200 } });
    await desk.world.drain();
    expect(await files.show(tried.id)).toMatchObject({ state: "done", progress: { records: 350, tickets: 350, messages: 1050, people: 351, already: 0, refused: 0 } });
    const id = `import_id = '${tried.id}'`;
    expect([await count("desk_tickets", id), await count("desk_import_records", id), await count("desk_tickets", `${id} AND last_seq = 3`)]).toEqual([350, 350, 350]);
    // In the reports they are at once, by their own times.
    const ofImport = `ticket_id IN (SELECT t.id FROM desk_tickets t WHERE t.${id})`;
    expect([await count("desk_ticket_facts", `${ofImport} AND first_response_seconds = 0`), await count("desk_ticket_spells", `${ofImport} AND to_at IS NULL AND replies = 1`)]).toEqual([350, 350]);
  });

  test("no clocks, no surge, no mail and no notice come of imported tickets, however new they are", async () => {
    await desk.as("nneka").post("/api/desk/sla/policies", {
      name: "All", priorities: [], categories: [], channels: [], calendarId: null, firstResponseMinutes: 1, nextResponseMinutes: null, resolutionMinutes: 5, warnPercent: 80, enabled: true,
      escalation: { notifyIds: [], notifyTeamId: null, reassignTeamId: null, raisePriority: false },
    });
    const before = [await count("mail_messages"), await count("notifications")];
    await files.run((await files.tried(lines(2000, 40, { comments: [] }))).id);
    desk.world.clock.advance(10 * 60_000);
    await sweepClocks(desk.world.running.services);
    for (let looked = 1; looked > 0;) looked = await sweepReports(desk.world.running.services);
    await desk.world.drain();
    expect([await count("desk_sla_clocks"), await count("desk_surges")]).toEqual([0, 0]);
    expect([await count("mail_messages"), await count("notifications")]).toEqual(before);
    // A ticket of our own beside them has its clocks: the rule is about where it came from.
    const own = await desk.ticket();
    await sweepClocks(desk.world.running.services);
    expect(await count("desk_sla_clocks", `ticket_id = '${own.id}'`)).toBeGreaterThan(0);
  });

  test("a run can be cancelled behind a batch, and taken back; what somebody touched stays, and says so", async () => {
    const tried = await files.tried(lines(3000, 250));
    await start(tried.id);
    // Cancelled while it runs: at the next batch it sees that.
    const running = runImport(desk.world.running.services, tried.id);
    await expect.poll(async () => (await files.show(tried.id)).progress.records, { interval: 5 }).toBeGreaterThan(0);
    expect((await desk.as("nneka").delete<DeskImport>(files.path(tried.id, "/run"))).body.state).toBe("cancelled");
    await running;
    await desk.world.drain();
    const cancelled = await files.show(tried.id);
    expect(cancelled).toMatchObject({ state: "cancelled", abilities: { undo: true, cancel: false } });
    const made = cancelled.progress.tickets;
    const own = await desk.world.tx("system", (tx) => tx.all<{ id: string }>(sql`SELECT id FROM desk_tickets WHERE import_id = ${tried.id} ORDER BY id LIMIT 3`));
    await desk.reply("kofi", own[0]?.id ?? "");
    await desk.note("kofi", own[1]?.id ?? "");
    await desk.put("kofi", `/api/tickets/${own[2]?.id}/tags`, { tags: ["seen"] });
    const people = await count("identity_people"), facts = await count("desk_ticket_facts");
    // People go a few at a time, from where the last ones were.
    const [third] = (await desk.world.tx("system", (tx) => tx.all<{ id: string }>(sql`SELECT person_id AS id FROM desk_import_people WHERE import_id = ${tried.id} AND made ORDER BY person_id LIMIT 3`))).slice(2);
    expect(await desk.world.tx("system", (tx) => tx.all(sql`SELECT x.last, x.removed FROM desk_undo_import_people(${tried.id}, '00000000-0000-0000-0000-000000000000', 3) x`))).toEqual([{ last: third?.id, removed: 0 }]);
    // Whether a rating names somebody is looked up, not searched for.
    expect(await desk.world.tx("system", (tx) => tx.all(sql`SELECT a.attname AS name FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0] WHERE i.indrelid = 'desk_ratings'::regclass AND a.attname IN ('rated_by', 'agent_id') ORDER BY 1`))).toEqual([{ name: "agent_id" }, { name: "rated_by" }]);
    expect((await desk.as("nneka").delete<DeskImport>(files.path(tried.id, "/tickets"))).body.state).toBe("undoing");
    await desk.world.drain();
    const undone = await files.show(tried.id);
    expect(undone).toMatchObject({ state: "undone", progress: { kept: 3 }, abilities: { undo: false } });
    // What stayed is named, to be looked at.
    expect(undone.keptTickets).toHaveLength(3);
    for (const { id, number, subject } of undone.keptTickets) expect(await desk.show("nneka", id)).toMatchObject({ number, subject });
    expect(await count("desk_tickets", `import_id = '${tried.id}'`)).toBe(3);
    // Reports forget them as well.
    expect(facts - (await count("desk_ticket_facts"))).toBe(made - 3);
    // Their requesters stay, and the agent whom other imports name; the others are gone.
    expect(people - (await count("identity_people"))).toBe(made - 3);
    // What is gone can come again.
    const again = await files.run((await files.tried(lines(3000, 250))).id);
    expect(again.progress).toMatchObject({ tickets: 247, already: 3 });
  });

  test("after a day it stays, and after a week the file is gone", async () => {
    const done = await files.run((await files.tried(`${lines(4000, 1)}\n{"id":4001,"subject":"Nobody","status":"open"}`)).id);
    expect(done.abilities).toMatchObject({ undo: true, refusedFile: true });
    expect((await desk.as("nneka").get<string>(files.path(done.id, "/refused"))).body).toMatch(/^Id,Subject,Line,Reason\n4001,Nobody,2,/);
    desk.world.clock.advance(25 * 3_600_000);
    expect(refusal(await desk.as("nneka").delete(files.path(done.id, "/tickets")))).toMatchObject({ status: 409, code: "too-late" });
    const folder = join(desk.world.running.services.config.dataDir, "imports", done.id);
    expect(existsSync(folder)).toBe(true);
    desk.world.clock.advance(7 * 86_400_000);
    await removeImportFiles(desk.world.running.services);
    expect(existsSync(folder)).toBe(false);
    // Reasons may quote what stood there: they go with it.
    expect(await count("desk_import_refusals", `import_id = '${done.id}'`)).toBe(0);
    expect((await desk.as("nneka").get(files.path(done.id, "/refused"))).status).toBe(410);
    expect((await files.show(done.id)).abilities.refusedFile).toBe(false);
  });

  test("imports wait for each other, and one whose undo never ended keeps its file no longer than others", async () => {
    const ids = [await files.tried(lines(6000, 1)), await files.tried(lines(6100, 1))].map(({ id }) => id);
    for (const id of ids) await start(id);
    const owner = new pg.Client({ connectionString: desk.world.ownerUrl });
    await owner.connect();
    try {
      expect((await owner.query("SELECT DISTINCT queue_name AS queue FROM graphile_worker.jobs WHERE task_identifier = 'desk.run-import'")).rows).toEqual([{ queue: "desk.import" }]);
    } finally {
      await owner.end();
    }
    await desk.world.drain();
    expect(await Promise.all(ids.map(async (id) => (await files.show(id)).state))).toEqual(["done", "done"]);
    const stuck = ids[0] ?? "";
    await desk.world.tx("system", (tx) => tx.all(sql`UPDATE desk_imports SET state = 'undoing' WHERE id = ${stuck}`));
    desk.world.clock.advance(8 * 86_400_000);
    await removeImportFiles(desk.world.running.services);
    expect(existsSync(join(desk.world.running.services.config.dataDir, "imports", stuck))).toBe(false);
  });

  test("whoever loses the right in the middle stops the import", async () => {
    const tried = await files.tried(lines(5000, 10));
    await start(tried.id);
    await desk.world.tx("system", (tx) => tx.all(sql`INSERT INTO identity_permission_overrides VALUES (${desk.world.people.nneka.id}, 'ticket.import', 'deny', ${desk.world.people.sade.id}, now())`));
    await desk.world.drain();
    const stopped = (await desk.as("sade").get<DeskImport>(files.path(tried.id))).body;
    expect(stopped).toMatchObject({ state: "cancelled", problem: expect.stringMatching(/may not import/), progress: { tickets: 0 } });
    await desk.world.tx("system", (tx) => tx.all(sql`DELETE FROM identity_permission_overrides WHERE permission = 'ticket.import'`));
  });
});
