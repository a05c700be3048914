import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import type { personRow } from "../../contract/people.ts";
import { makeDemo } from "../../presets/demo/make-demo.ts";
import { modules } from "../../server/app.ts";
import { TEST_SECRET } from "../../server/test/database/secret.ts";
import { openWorld, type World } from "../../server/test/world.ts";
import { callAs } from "./call-as.ts";
import { seedPeople, type SeededPerson } from "./demo-people.ts";
import { noteActed, saveLastSeen } from "./last-seen.ts";
import { moveClock } from "./move-clock.ts";
import { playSetUp } from "./play-set-up.ts";
import { playTickets } from "./play-tickets.ts";

type Page = { items: z.infer<typeof personRow>[]; nextCursor: string | null };
const day = 86_400_000;
const acted = new Map<string, Date>();
let world: World, owner: pg.Client, people: Map<string, SeededPerson>, now: Date, refused: number;

/** A small demo, played as the large one is. */
beforeAll(async () => {
  world = await openWorld({ settings: { "desk.ticketsPerHour": 0, "desk.ticketsPerDay": 0 }, env: { BARAZA_RATE_LIMITS: "off" } });
  now = world.clock.now();
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  const data = makeDemo({ seed: 7, now, people: 30, tickets: 60 });
  people = await seedPeople(owner, [...data.staff, ...data.members], TEST_SECRET);
  await owner.query("UPDATE identity_sessions SET expires_at = $1", [new Date(now.getTime() + day)]);
  world.clock.advance(-61 * day);
  const admin = [...people.values()].find(({ person }) => person.role === "super_admin");
  if (!admin) throw new Error("the demo has no super admin");
  const { services } = world.running;
  const call = callAs(world.running.address ?? "", (who) => noteActed(acted, who, world.clock.now()));
  const job = (name: string) => async () => { await modules.flatMap((m) => m.jobs ?? []).find((j) => j.name === name)?.run(services, {}); };
  const teams = await playSetUp({ call }, admin, data, people);
  const moveTo = (at: Date) => moveClock(world.clock, at, job("desk.keep-clocks"));
  refused = await playTickets({ call, moveTo, autoClose: job("desk.close-resolved") }, data, people, teams);
  // On a Sunday the last step is two days old: what was missed since then is noted in its time too.
  await moveTo(now);
  await job("desk.keep-clocks")();
  await saveLastSeen(owner, people.values(), acted, now);
});
afterAll(async () => { await owner.end(); await world.close(); });

test("DK-11 promises begin with their tickets: most are kept, some were missed, and what is missed was missed in its time", async () => {
  expect(refused).toBe(0);
  const { rows } = await owner.query<{ late: number; met: boolean; breached: boolean; age: number }>(
    `SELECT extract(epoch FROM c.started_at - t.created_at)::float8 AS late, c.met_at IS NOT NULL AND c.breached_at IS NULL AS met, c.breached_at IS NOT NULL AS breached,
            extract(epoch FROM coalesce(c.breached_at, t.created_at) - t.created_at)::float8 AS age
       FROM desk_sla_clocks c JOIN desk_tickets t ON t.id = c.ticket_id WHERE c.target = 'first_response'`);
  expect(rows.length).toBeGreaterThan(10);
  expect(rows.filter(({ late }) => Math.abs(late) > 1)).toEqual([]);
  expect(rows.filter(({ met }) => met).length).toBeGreaterThan(rows.length / 2);
  expect(rows.filter(({ breached }) => breached).length).toBeGreaterThan(0);
  // Two working hours: over a Sunday at the most.
  expect(rows.filter(({ age }) => age > 3 * 86_400)).toEqual([]);
  // A miss is noted within hours of its moment, not when the demo was made.
  const noted = await owner.query<{ late: number }>("SELECT extract(epoch FROM fired_at - moment)::float8 AS late FROM desk_sla_firings WHERE kind = 'breach'");
  expect(noted.rows.length).toBeGreaterThan(0);
  expect(noted.rows.filter(({ late }) => late > 7 * 3600)).toEqual([]);
});

test("ID-7 whoever acted was seen then, and nobody is 'not seen yet'", async () => {
  const listed: Page["items"] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: { body: Page } = await world.as("sade").get<Page>(`/api/people?limit=50${cursor && `&cursor=${cursor}`}`);
    listed.push(...page.body.items);
    cursor = page.body.nextCursor;
  }
  const seen = new Map(listed.map(({ person, lastSeenAt }) => [person.id, lastSeenAt]));
  for (const { id, person } of people.values()) {
    const at = acted.get(id) ?? person.joinedAt;
    const after = Date.parse(seen.get(id) ?? "") - at.getTime();
    expect([person.key, after >= 0 && after <= 5 * 60_000]).toEqual([person.key, true]);
  }
  expect(new Set([...acted.values()].map((at) => at.toISOString().slice(0, 10))).size).toBeGreaterThan(5);
});
