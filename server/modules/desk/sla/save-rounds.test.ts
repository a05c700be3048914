import { afterAll, beforeAll, expect, test } from "vitest";
import type { Breakdown } from "../../../../contract/desk-reports.ts";
import { openDesk, type Desk } from "../desk.fixture.ts";
import { sweepFacts } from "../reports/keep-facts.ts";
import { sweepClocks } from "./keep-clocks.ts";
import { walkRounds } from "./save-rounds.ts";

let desk: Desk;
beforeAll(async () => { desk = await openDesk({ env: { BARAZA_RATE_LIMITS: "off" }, settings: { "community.timeZone": "UTC", "desk.autoCloseHours": 0 } }); });
afterAll(() => desk.close());

const wait = (minutes: number) => desk.world.clock.advance(minutes * 60_000);
const rounds = () => desk.world.tx("system", async (tx) => (await tx.query<{ round: number; kept: boolean }>("SELECT round, breached_at IS NULL AS kept FROM desk_sla_rounds ORDER BY ticket_id, round")).rows);

test("DK-17 DK-11 each promised next answer counts in the reports, when it was kept or missed; the walk through older tickets finds the same", async () => {
  const { services } = desk.world.running;
  await desk.as("nneka").post("/api/desk/sla/policies", { name: "Answers", priorities: [], categories: [], channels: [], calendarId: null, firstResponseMinutes: null, nextResponseMinutes: 60, resolutionMinutes: null, warnPercent: 80, escalation: { notifyIds: [], notifyTeamId: null, reassignTeamId: null, raisePriority: false }, enabled: true });
  wait(1);
  const [{ id }, other] = [await desk.ticket("ada"), await desk.ticket("bayo")];
  // The first answer is not promised; the three after it are: in time, late, and in time again.
  for (const minutes of [100, 30, 90, 10]) {
    wait(minutes);
    await desk.reply("kofi", id, "An answer");
    wait(5);
    await desk.reply("ada", id, "And another question");
    await sweepClocks(services);
  }
  // The fourth waits for longer than promised; the other ticket's only one is given up by its solution.
  await desk.reply("kofi", other.id, "An answer");
  await desk.reply("bayo", other.id, "It works now");
  await desk.put("kofi", `/api/tickets/${other.id}/resolution`);
  wait(61);
  await sweepClocks(services);
  await sweepFacts(services);
  const found = [{ round: 1, kept: true }, { round: 2, kept: false }, { round: 3, kept: true }, { round: 4, kept: false }];
  expect(await rounds()).toEqual(found);

  wait(1);
  const today = desk.world.clock.now(), day = (back: number) => new Date(today.getTime() - back * 86_400_000).toISOString().slice(0, 10);
  const report = async () => (await desk.as("nneka").get<Breakdown>(`/api/desk/reports/sla?by=category&from=${day(2)}&to=${day(0)}`)).body;
  expect((await report()).figure.now).toMatchObject({ n: 4, value: 50 });
  expect((await report()).rows.map(({ now }) => now.n)).toEqual([4]);

  await desk.world.tx("system", (tx) => tx.query("DELETE FROM desk_sla_rounds"));
  await walkRounds(services);
  expect(await rounds()).toEqual(found);
  await desk.world.tx("system", (tx) => tx.query("DELETE FROM desk_sla_rounds"));
  // It walks once.
  await walkRounds(services);
  expect(await rounds()).toEqual([]);
});
