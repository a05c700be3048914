import type pg from "pg";

/** Gives seeded tickets, whose facts are computed, lifelike times (from a minute to weeks: they cost what sorting costs), teams, channels, ratings and promises. */
export async function lifelikeReports(client: pg.Client): Promise<void> {
  await client.query("INSERT INTO desk_teams (name, created_at) SELECT 'Team ' || i, now() FROM generate_series(1, 8) i");
  await client.query(`UPDATE desk_ticket_facts SET first_response_seconds = CASE WHEN first_response_at IS NOT NULL THEN (60 * exp(random() * 7))::int END,
    first_response_open_seconds = CASE WHEN first_response_at IS NOT NULL THEN (20 * exp(random() * 7))::int END, channel = (ARRAY['web', 'email', 'widget', 'whatsapp', 'assistant'])[1 + floor(random() * 5)],
    team_id = (SELECT array_agg(id) FROM desk_teams)[1 + floor(random() * 8)]`);
  await client.query("UPDATE desk_ticket_spells SET seconds = CASE WHEN to_at IS NOT NULL THEN (600 * exp(random() * 7))::int END, open_seconds = CASE WHEN to_at IS NOT NULL THEN (200 * exp(random() * 7))::int END, replies = 1 + (random() * 6)::int, reopened = to_at IS NOT NULL AND random() < 0.05, to_at = to_at + random() * interval '1 hour'");
  await client.query("INSERT INTO desk_ratings (ticket_id, score, comment, rated_by, agent_id, rated_at) SELECT id, 1 + floor(random() * 5), CASE WHEN random() < 0.3 THEN 'Thank you' END, requester_id, assignee_id, resolved_at + interval '1 hour' FROM desk_tickets WHERE resolved_at < now() - interval '1 day' AND random() < 0.25");
  const { rows: [policy] } = await client.query<{ id: string }>("INSERT INTO desk_sla_policies (created_at) VALUES (now()) RETURNING id");
  await client.query("INSERT INTO desk_sla_policy_versions (policy_id, version, valid_from, in_force, position, name, resolution_minutes) VALUES ($1, 1, now(), false, 1, 'Bench', 60)", [policy?.id]);
  await client.query(`INSERT INTO desk_sla_clocks (ticket_id, target, round, state, started_at, breached_at, met_at, consumed_ms, policy_id, policy_version)
    SELECT t.id, k.target, 1, 'met', t.created_at, CASE WHEN random() < 0.1 THEN t.resolved_at END, t.resolved_at, 1, $1, 1 FROM desk_tickets t, unnest(ARRAY['first_response', 'resolution']) k(target) WHERE t.resolved_at IS NOT NULL ON CONFLICT DO NOTHING`, [policy?.id]);
  // The clocks above are as if computed under the policy: the worker's walk under new rules would take them away.
  await client.query("UPDATE desk_sla_progress SET revision = desk_sla_revision(), synced_to = now()");
  await client.query("VACUUM (FULL, ANALYZE) desk_ticket_facts, desk_ticket_spells");
  await client.query("VACUUM ANALYZE desk_ratings, desk_sla_clocks");
}

/** Seconds until a server's worker has computed the facts of all tickets, as it does after an update. */
export async function untilFactsAreKept(client: pg.Client): Promise<number> {
  const begun = performance.now();
  for (;;) {
    const { rows: [row] } = await client.query<{ done: boolean }>("SELECT rules IS NOT NULL AND walked_to IS NULL AS done FROM desk_fact_progress");
    if (row?.done) return (performance.now() - begun) / 1000;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}
