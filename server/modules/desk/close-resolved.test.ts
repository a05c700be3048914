import { afterAll, beforeAll, expect, test } from "vitest";
import { closeResolved } from "./close-resolved.ts";
import { openDesk, type Desk } from "./desk.fixture.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk(); });
afterAll(() => desk.close());

const hours = (n: number) => n * 3_600_000;

test("DK-3 a resolved ticket closes by itself after 72 hours, not before, and not when it was reopened", async () => {
  const [closes, reopened, young] = [await desk.ticket(), await desk.ticket(), await desk.ticket()];
  for (const { id } of [closes, reopened]) await desk.put("kofi", `/api/tickets/${id}/resolution`);
  desk.world.clock.advance(hours(71));
  await desk.reply("ada", reopened.id, "Not solved");
  await desk.put("kofi", `/api/tickets/${young.id}/resolution`);
  expect(await closeResolved(desk.world.running.services)).toBe(0);
  desk.world.clock.advance(hours(1));
  expect(await closeResolved(desk.world.running.services)).toBe(1);
  expect(await desk.show("ada", closes.id)).toMatchObject({ status: "closed", timeline: [{ kind: "created" }, { kind: "resolved" }, { kind: "closed", actor: null, actorKind: "system", data: { reason: "auto" } }] });
  expect((await desk.show("ada", reopened.id)).status).toBe("open");
  expect((await desk.show("ada", young.id)).status).toBe("resolved");
  const lines = (await desk.as("nneka").get<{ items: unknown[] }>(`/api/tickets/${closes.id}/audit`)).body.items;
  expect(lines[0]).toMatchObject({ verb: "ticket.closed", actor: null, actorKind: "system", after: { status: "closed", reason: "auto" } });
});

test("DK-3 two workers at once close each of 120 tickets exactly once", async () => {
  const ids: string[] = [];
  // Ten at a time: whoever waits too long for a connection is sent away.
  for (let n = 0; n < 12; n++) {
    const made = (await Promise.all(Array.from({ length: 10 }, () => desk.ticket()))).map(({ id }) => id);
    const answers = await Promise.all(made.map((id, i) => desk.as(i % 2 ? "kofi" : "wanjiru").put(`/api/tickets/${id}/resolution`)));
    expect(answers.map(({ status }) => status)).toEqual(made.map(() => 200));
    ids.push(...made);
  }
  desk.world.clock.advance(hours(80));
  const { services } = desk.world.running;
  const counts = await Promise.all([closeResolved(services), closeResolved(services)]);
  // What the first test left resolved goes along.
  expect((counts[0] ?? 0) + (counts[1] ?? 0)).toBe(121);
  const { rows } = await desk.world.tx("system", (tx) => tx.query<{ closings: number }>("SELECT count(*) AS closings FROM conversation_events WHERE kind = 'closed' AND conversation_id = ANY($1::uuid[])", [ids]));
  expect(rows[0]?.closings).toBe(120);
});

test("DK-18 with 0 hours nothing closes by itself", async () => {
  const { id } = await desk.ticket();
  await desk.put("kofi", `/api/tickets/${id}/resolution`);
  expect((await desk.as("nneka").patch("/api/desk/settings", { autoCloseHours: 0 })).status).toBe(200);
  await expect.poll(async () => (await desk.as("nneka").get<{ autoCloseHours: number }>("/api/desk/settings")).body.autoCloseHours).toBe(0);
  desk.world.clock.advance(hours(500));
  expect(await closeResolved(desk.world.running.services)).toBe(0);
});
