import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { modules } from "../../../app.ts";
import { start, type Running } from "../../../platform/start.ts";
import { openDesk, type Desk } from "../desk.fixture.ts";

let desk: Desk;
const workers: Running[] = [];
beforeAll(async () => { desk = await openDesk(); });
afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await desk.close();
});

/** A worker of its own, with its own connections and its own timer, on the same database and the same time. */
async function startWorker(): Promise<void> {
  const { services } = desk.world.running;
  workers.push(await start({ ...services.config, roles: new Set(["worker"] as const), port: 0 }, modules, { clock: desk.world.clock, settings: {} }));
}

test("DK-11 with three workers that keep time themselves each promise is told of within 5 s of its moment, once, also by those that came after it", async () => {
  const policy = { name: "Quick", priorities: [], categories: [], channels: [], calendarId: null, firstResponseMinutes: 60, nextResponseMinutes: null, resolutionMinutes: null, warnPercent: 80, escalation: { notifyIds: [], notifyTeamId: null, raisePriority: false, reassignTeamId: null }, enabled: true };
  expect((await desk.as("nneka").post("/api/desk/sla/policies", policy)).status).toBe(201);
  const tickets = await Promise.all(Array.from({ length: 8 }, () => desk.ticket()));
  await startWorker();
  const fired = async (kind: string) => (await desk.world.tx("system", (tx) => tx.query<{ ticket: string; late: number }>("SELECT ticket_id AS ticket, extract(epoch FROM fired_at - moment)::float8 AS late FROM desk_sla_firings WHERE kind = $1", [kind]))).rows;
  const clocks = async () => (await desk.world.tx("system", (tx) => tx.query<{ count: number }>("SELECT count(*)::int AS count FROM desk_sla_clocks"))).rows[0]?.count;
  await expect.poll(clocks, { timeout: 5000 }).toBe(tickets.length);
  // Everybody is down while the warnings come; then all three are there.
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  desk.world.clock.advance(50 * 60_000);
  await Promise.all([startWorker(), startWorker(), startWorker()]);
  await expect.poll(async () => (await fired("warning")).length, { timeout: 5000 }).toBe(tickets.length);
  // From a second before the first due moment on, the app's time runs as fast as real time, so that lateness is measured and not made.
  const dueMoments = tickets.map((ticket) => Date.parse(ticket.createdAt) + 60 * 60_000);
  desk.world.clock.advance(Math.min(...dueMoments) - 1000 - desk.world.clock.now().getTime());
  for (let before = performance.now(); desk.world.clock.now().getTime() < Math.max(...dueMoments) + 5000 && (await fired("breach")).length < tickets.length;) {
    await sleep(100);
    const now = performance.now();
    desk.world.clock.advance(now - before);
    before = now;
  }
  await expect.poll(async () => (await fired("breach")).length, { timeout: 5000 }).toBe(tickets.length);
  const breaches = await fired("breach");
  for (const { late } of breaches) {
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(5);
  }
  expect(new Set(breaches.map((b) => b.ticket)).size).toBe(tickets.length);
  const told = (await desk.world.tx("system", (tx) => tx.query<{ count: number }>("SELECT count(*)::int AS count FROM conversation_events WHERE kind = 'sla_breached'"))).rows[0]?.count;
  expect(told).toBe(tickets.length);
});
