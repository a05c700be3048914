import sql from "sql-template-tag";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDesk, type Desk } from "../desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk({ env: { BARAZA_LOG: "silent" } }); });
afterAll(() => desk.close());

test("ID-17 who is refused a file of the desk is in the audit log, with the address and what it needs; who is let in, or not signed in, is not", async () => {
  const ticket = await desk.ticket("ada");
  const files = [
    ["GET", "/api/desk/export", "/api/desk/export", "ticket.export"],
    ["GET", "/api/desk/export/people", "/api/desk/export/people", "member.export"],
    ["GET", `/api/tickets/${ticket.id}/audit.csv`, "/api/tickets/:id/audit.csv", "audit.read"],
    ["GET", `/api/desk/imports/${ticket.id}/refused`, "/api/desk/imports/:id/refused", "ticket.import"],
    ["PUT", `/api/desk/imports/${ticket.id}/pieces/0`, "/api/desk/imports/:id/pieces/:number", "ticket.import"],
    ["GET", "/api/desk/reports/created/csv?from=2026-01-01&to=2026-01-31&by=agent", "/api/desk/reports/:figure/csv", "ticket.read"],
  ] as const;
  const denials = () => desk.world.tx("nneka", (tx) => tx.all<{ actor_id: string; subject_id: string; needs: string; id: string | null; address: string | null }>(
    sql`SELECT actor_id, subject_id, after->>'needs' AS needs, after->'params'->>'id' AS id, address FROM audit_entries WHERE verb = 'permission.denied' ORDER BY at, id`));
  for (const [method, address, pattern, needs] of files) {
    desk.world.clock.advance(1000);
    const before = (await denials()).length;
    expect((await desk.as("nobody").send(method, address, method === "PUT" ? "x" : undefined)).status, pattern).toBe(401);
    if (method === "GET") expect((await desk.as("nneka").send(method, address)).status, pattern).not.toBe(403);
    expect((await denials()).length, pattern).toBe(before);
    expect((await desk.as("ada").send(method, address, method === "PUT" ? "x" : undefined)).status, pattern).toBe(403);
    const after = await denials();
    expect(after.length, pattern).toBe(before + 1);
    expect(after.at(-1)).toEqual({ actor_id: desk.world.people.ada.id, subject_id: `${method} ${pattern}`, needs, id: pattern.includes(":id") ? ticket.id : null, address: expect.stringContaining("127.0.0.1") });
  }
});
