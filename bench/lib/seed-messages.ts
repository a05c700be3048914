import pg from "pg";

const syllables = ["ba", "ke", "ti", "mo", "lu", "sa", "ne", "ri", "go", "fu", "wa", "de", "pi", "zo", "ju", "ha", "ce", "vi", "no", "ku"];
const vocabulary = 20_000;
/** Tickets of one transaction, and connections that write beside each other. */
const step = 10_000, lanes = 2;

/** The word of a rank: the first is in most messages, the ten-thousandth in one of some thousands (Zipf's law). */
export function wordOfRank(rank: number): string {
  let word = "";
  for (let n = rank + 400; n > 0; n = Math.floor(n / 20)) word += syllables[n % 20] ?? "";
  return word;
}

/**
 * Gives every ticket messages up to `each`, set-based: twelve words of a Zipf vocabulary and one word of its own, every tenth a note. Then fills the
 * search: as the server does, or (for millions) directly, with its indexes made at the end.
 * @returns seconds that filling took
 */
export async function seedMessages(ownerUrl: string, each: number, agentIds: readonly string[], fill: "as the server" | "directly" = "as the server"): Promise<number> {
  const clients = await Promise.all(Array.from({ length: lanes }, () => connected(ownerUrl)));
  const [client] = clients;
  if (!client) throw new Error("no connection");
  await client.query("CREATE TEMP TABLE vocabulary AS SELECT n::int AS rank, w AS word FROM unnest($1::text[]) WITH ORDINALITY AS v(w, n)", [Array.from({ length: vocabulary }, (_, i) => wordOfRank(i + 1))]);
  // Texts to choose from: ranks are spread so that the chance of a word falls with its rank.
  await client.query(
    `CREATE UNLOGGED TABLE bench_texts AS SELECT n, string_agg(v.word, ' ') AS body FROM (
       SELECT n, floor(exp(random() * ln(${vocabulary + 1})))::int AS rank FROM generate_series(1, 100000) n, generate_series(1, 12) w) r JOIN vocabulary v USING (rank) GROUP BY n`);
  await client.query("CREATE UNIQUE INDEX ON bench_texts (n); ANALYZE bench_texts");
  const { rows: [range] } = await client.query<{ first: number; last: number }>("SELECT min(serial)::int AS first, max(serial)::int AS last FROM desk_tickets t JOIN conversations c ON c.id = t.id WHERE c.last_seq = 1");
  let next = range?.first ?? 0;
  await Promise.all(clients.map(async (lane) => {
    for (let from = next; from <= (range?.last ?? -1); from = next) {
      next = from + step;
      await writeMessages(lane, from, each, agentIds);
    }
  }));
  const started = performance.now();
  if (fill === "directly") await fillDirectly(clients, range?.first ?? 0, range?.last ?? -1);
  else {
    await client.query("UPDATE conversation_words_progress SET filled_conversation = '00000000-0000-0000-0000-000000000000', filled_seq = 0, floor_at = clock_timestamp()");
    for (let more = true; more;) more = (await client.query<{ more: boolean }>("SELECT conversation_fill_words(20000) AS more")).rows[0]?.more ?? false;
  }
  const seconds = (performance.now() - started) / 1000;
  await client.query("DROP TABLE bench_texts");
  await client.query("VACUUM ANALYZE");
  await Promise.all(clients.map((c) => c.end()));
  return seconds;
}

async function connected(ownerUrl: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query("SET synchronous_commit = off; SET maintenance_work_mem = '1GB'; SELECT set_config('baraza.actor_kind', 'system', false)");
  return client;
}

async function writeMessages(client: pg.Client, from: number, each: number, agentIds: readonly string[]): Promise<void> {
  await client.query("BEGIN");
  await client.query(
    `INSERT INTO messages (conversation_id, seq, client_id, author_id, author_part, visibility, body, created_at)
     SELECT t.id, s, gen_random_uuid(), CASE WHEN s % 2 = 0 THEN ($4::uuid[])[1 + (t.serial + s) % cardinality($4::uuid[])] ELSE t.requester_id END, CASE WHEN s % 2 = 0 THEN 'staff' ELSE 'member' END,
            CASE WHEN s % 10 = 0 THEN 'internal' ELSE 'public' END, x.body || ' u' || t.serial || 'x' || s, t.created_at + interval '10 minutes' * s
       FROM desk_tickets t CROSS JOIN generate_series(2, $3::int) s JOIN bench_texts x ON x.n = 1 + (t.serial * 7919 + s * 104729) % 100000
      WHERE t.serial >= $1 AND t.serial < $2 ORDER BY t.serial, s`, [from, from + step, each, agentIds]);
  await client.query(
    "UPDATE conversations c SET last_seq = $3, last_public_seq = $3 - ($3 % 10 = 0)::int FROM desk_tickets t WHERE t.id = c.id AND t.serial >= $1 AND t.serial < $2", [from, from + step, each]);
  await client.query("COMMIT");
}

/** What the server's look does with each message, without its steps; the indexes of many millions are made at once. */
async function fillDirectly(clients: readonly pg.Client[], first: number, last: number): Promise<void> {
  const [client] = clients;
  if (!client) throw new Error("no connection");
  const { rows: indexes } = await client.query<{ name: string; made: string }>("SELECT indexname AS name, indexdef AS made FROM pg_indexes WHERE tablename = 'conversation_words' AND indexname <> 'conversation_words_pkey'");
  for (const { name } of indexes) await client.query(`DROP INDEX ${name}`);
  let next = first;
  await Promise.all(clients.map(async (lane) => {
    for (let from = next; from <= last; from = next) {
      next = from + step;
      await lane.query(
        `INSERT INTO conversation_words (conversation_id, seq, kind, internal, at, search)
         SELECT m.conversation_id, m.seq, 'ticket', m.visibility = 'internal', m.created_at, conversation_search_of(m.conversation_id, m.author_id, m.body, m.extra ? 'files', m.removed_at IS NOT NULL)
           FROM desk_tickets t JOIN messages m ON m.conversation_id = t.id WHERE t.serial >= $1 AND t.serial < $2 ON CONFLICT DO NOTHING`, [from, from + step]);
    }
  }));
  for (const { made } of indexes) await client.query(made);
  await client.query("UPDATE conversation_words_progress SET filled_conversation = NULL, filled_seq = NULL, floor_at = clock_timestamp()");
}
