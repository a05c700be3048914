import pg from "pg";
import { quantile, report, type Figure } from "./lib/figures.ts";
import { seedPeople } from "./lib/seed-people.ts";
import { seedTickets } from "./lib/seed-tickets.ts";
import { benchDatabase, serverProcess } from "./lib/server-process.ts";

/**
 * Reports over HTTP at a million tickets of three years: all figures of twelve months with the twelve before them, and each figure by each
 * grouping. Reports read no messages, so the seed's one for each ticket is enough. First the facts of all tickets are computed, as after an update.
 */
const size = Number(process.env.BENCH_TICKETS ?? 1_000_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const database = await benchDatabase();
const client = new pg.Client({ connectionString: database.ownerUrl });
await client.connect();
await client.query("INSERT INTO settings (key, value, changed_at) VALUES ('limits.read', '100000', now())");
const requesters = await seedPeople(client, "asker", 5000);
const agents = await seedPeople(client, "agent", 50, "agent");
const [admin] = await seedPeople(client, "admin", 1, "admin");
const started = performance.now();
await seedTickets(client, size, requesters, agents);
console.log(`${size} tickets after ${Math.round((performance.now() - started) / 1000)} s`);
await client.query("INSERT INTO desk_teams (name, created_at) SELECT 'Team ' || i, now() FROM generate_series(1, 8) i");

const server = await serverProcess(database.ownerUrl);
const walking = performance.now();
for (;;) {
  const { rows: [row] } = await client.query<{ done: boolean }>("SELECT rules IS NOT NULL AND walked_to IS NULL AS done FROM desk_fact_progress");
  if (row?.done) break;
  await new Promise((resolve) => setTimeout(resolve, 500));
}
const walked = (performance.now() - walking) / 1000;
console.log(`facts of ${size} tickets computed in ${Math.round(walked)} s`);

// The seed's times are all alike: lifelike ones, from a minute to weeks, cost what sorting costs.
await client.query(`UPDATE desk_ticket_facts SET first_response_seconds = CASE WHEN first_response_at IS NOT NULL THEN (60 * exp(random() * 7))::int END,
  first_response_open_seconds = CASE WHEN first_response_at IS NOT NULL THEN (20 * exp(random() * 7))::int END, channel = (ARRAY['web', 'email', 'widget', 'whatsapp', 'assistant'])[1 + floor(random() * 5)],
  team_id = (SELECT array_agg(id) FROM desk_teams)[1 + floor(random() * 8)]`);
await client.query("UPDATE desk_ticket_spells SET seconds = CASE WHEN to_at IS NOT NULL THEN (600 * exp(random() * 7))::int END, open_seconds = CASE WHEN to_at IS NOT NULL THEN (200 * exp(random() * 7))::int END, replies = 1 + (random() * 6)::int, reopened = to_at IS NOT NULL AND random() < 0.05, to_at = to_at + random() * interval '1 hour'");
await client.query("INSERT INTO desk_ratings (ticket_id, score, comment, rated_by, agent_id, rated_at) SELECT id, 1 + floor(random() * 5), CASE WHEN random() < 0.3 THEN 'Thank you' END, requester_id, assignee_id, resolved_at + interval '1 hour' FROM desk_tickets WHERE resolved_at < now() - interval '1 day' AND random() < 0.25");
const { rows: [policy] } = await client.query<{ id: string }>("INSERT INTO desk_sla_policies (created_at) VALUES (now()) RETURNING id");
await client.query("INSERT INTO desk_sla_policy_versions (policy_id, version, valid_from, in_force, position, name, resolution_minutes) VALUES ($1, 1, now(), false, 1, 'Bench', 60)", [policy?.id]);
await client.query(`INSERT INTO desk_sla_clocks (ticket_id, target, round, state, started_at, breached_at, met_at, consumed_ms, policy_id, policy_version)
  SELECT t.id, k.target, 1, 'met', t.created_at, CASE WHEN random() < 0.1 THEN t.resolved_at END, t.resolved_at, 1, $1, 1 FROM desk_tickets t, unnest(ARRAY['first_response', 'resolution']) k(target) WHERE t.resolved_at IS NOT NULL ON CONFLICT DO NOTHING`, [policy?.id]);
await client.query("VACUUM (FULL, ANALYZE) desk_ticket_facts, desk_ticket_spells");
await client.query("VACUUM ANALYZE desk_ratings, desk_sla_clocks");

const day = (before: number) => new Date(Date.now() - before * 86_400_000).toISOString().slice(0, 10);
const year = `from=${day(364)}&to=${day(0)}`;
const pages: Record<string, string> = {
  "all figures, 12 months": `reports?${year}`,
  "all figures, 12 months, opening hours": `reports?${year}&hours=open`,
  "all figures, 30 days": `reports?from=${day(29)}&to=${day(0)}`,
  "resolution by agent, 12 months": `reports/resolution?${year}&by=agent`,
  "first response by hour, 12 months": `reports/first_response?${year}&by=hour`,
  "created by category, 12 months": `reports/created?${year}&by=category`,
  "backlog by team, 12 months": `reports/backlog?${year}&by=team`,
  "promises by channel, 12 months": `reports/sla?${year}&by=channel`,
  "satisfaction by agent, 12 months": `reports/satisfaction?${year}&by=agent`,
  "CSV: resolution by category, 12 months": `reports/resolution/csv?${year}&by=category`,
  "comments, newest 25": `ratings?${year}&commented=true`,
};
const figures: Figure[] = [{ name: "facts computed anew", value: size / walked, unit: "tickets/s" }];
for (const [name, query] of Object.entries(pages)) {
  const milliseconds: number[] = [];
  for (let i = 0; i <= rounds; i++) {
    const at = performance.now();
    const response = await fetch(`${server.address}/api/desk/${query}`, { headers: { cookie: admin?.cookie ?? "" } });
    const text = await response.text();
    if (!response.ok) throw new Error(`${name}: ${response.status} ${text}`);
    if (i > 0) milliseconds.push(performance.now() - at);
  }
  const slowest = quantile(milliseconds, 1);
  figures.push({ name: `${name}: slowest of ${rounds}`, value: slowest, unit: "ms", goal: { text: "< 2000 ms", met: slowest < 2000 } });
}
await server.stop();
await client.end();
await database.stop();
report("report", figures, [`${size} tickets over 1,100 days, ${agents.length} agents`]);
