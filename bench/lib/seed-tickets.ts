import type pg from "pg";
import type { BenchPerson } from "./seed-people.ts";

const subjects = ["I was charged twice for one order", "My bundle has not arrived", "Cannot sign in on my phone", "The page stays blank after I press send",
  "How do I change my name", "Seller does not answer", "Photo is turned on its side", "Please add dark mode", "Wrong price on my listing", "Receipt did not come by mail"];

/**
 * Adds tickets with their threads up to `total`, set-based: lifelike shares of status (about 3 % unsolved), spread over three years, one
 * message each. Inserts only; the caller drops nothing and keeps every index and constraint on.
 */
export async function seedTickets(client: pg.Client, total: number, requesters: readonly BenchPerson[], agents: readonly BenchPerson[]): Promise<void> {
  const { rows } = await client.query<{ count: number }>("SELECT count(*)::int AS count FROM desk_tickets");
  let have = rows[0]?.count ?? 0;
  await client.query("SET synchronous_commit = off");
  while (have < total) {
    const batch = Math.min(50_000, total - have);
    await client.query("BEGIN");
    await client.query(
      `CREATE TEMP TABLE batch ON COMMIT DROP AS
       SELECT uuidv7() AS id, n, ($3::uuid[])[1 + (n::bigint * 7919) % cardinality($3::uuid[])] AS requester, ($4::uuid[])[1 + (n::bigint * 104729) % cardinality($4::uuid[])] AS agent,
              ($5::text[])[1 + (n::bigint * 31) % cardinality($5::text[])] AS subject, hashint4(n) AS h,
              now() - interval '1100 days' * (1 - n::float / $6::float) - interval '1 minute' AS created
         FROM generate_series($1::int + 1, $1::int + $2::int) n`,
      [have, batch, requesters.map((p) => p.id), agents.map((p) => p.id), subjects, total]);
    await client.query("ALTER TABLE batch ADD COLUMN status text");
    // Old tickets are nearly all closed; of the newest twentieth about half is still open.
    await client.query(
      `UPDATE batch SET status = CASE WHEN n > $1::float * 0.95 THEN (ARRAY['open','in_progress','pending','resolved','closed'])[1 + abs(h) % 5]
                                      WHEN abs(h) % 100 < 1 THEN (ARRAY['open','pending'])[1 + abs(h / 100) % 2] ELSE 'closed' END`, [total]);
    await client.query("INSERT INTO conversations (id, kind, owner, last_seq, last_public_seq, last_message_at, created_at) SELECT id, 'ticket', 'staff', 1, 1, created, created FROM batch");
    await client.query("INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at, read_seq) SELECT id, requester, 'member', created, 1 FROM batch");
    await client.query("INSERT INTO messages (conversation_id, seq, client_id, author_id, author_part, body, created_at) SELECT id, 1, gen_random_uuid(), requester, 'member', subject || '. It happened on ' || created::date || ' and I have tried again.', created FROM batch");
    await client.query("INSERT INTO conversation_events (conversation_id, number, kind, after_seq, actor_id, actor_kind, visibility, at) SELECT id, 1, 'created', 0, requester, 'member', 'public', created FROM batch");
    await client.query(
      `INSERT INTO desk_tickets (id, serial, number, subject, requester_id, opened_by, opened_as, channel, category, priority, status, assignee_id, tags, created_at, updated_at, told_at, status_changed_at, waiting_since, first_replied_at, resolved_at, last_seq, last_public_seq, preview)
       SELECT id, 1000000 + n, 'HELP-' || (1000000 + n), subject, requester, requester, 'member', 'web', (ARRAY['bug','payment','account','content','suggestion','other'])[1 + abs(h / 7) % 6],
              (ARRAY['low','medium','medium','high','urgent'])[1 + abs(h / 11) % 5], status, CASE WHEN status <> 'open' OR abs(h) % 3 = 0 THEN agent END,
              CASE WHEN abs(h) % 10 = 0 THEN ARRAY['tag-' || abs(h) % 200] ELSE '{}' END, created, created + interval '1 hour', created + interval '1 hour', created + interval '1 hour',
              CASE WHEN status IN ('open', 'in_progress') THEN created END, CASE WHEN status <> 'open' THEN created + interval '30 minutes' END,
              CASE WHEN status IN ('resolved', 'closed') THEN created + interval '1 hour' END, 1, 1, subject || '. It happened and I have tried again.'
         FROM batch`);
    await client.query(
      `INSERT INTO desk_ticket_origins (ticket_id, requester_id, opened_by, created_at, search)
       SELECT id, requester, requester, created, setweight(to_tsvector('baraza', 'HELP-' || (1000000 + n) || ' ' || subject), 'A') || setweight(to_tsvector('baraza', subject), 'C') FROM batch`);
    await client.query("COMMIT");
    have += batch;
  }
  await client.query("SET synchronous_commit = on");
  await client.query("SELECT setval('desk_ticket_serials', greatest((SELECT max(serial) FROM desk_tickets), 1))");
  await client.query("VACUUM ANALYZE");
}
