import type pg from "pg";

const syllables = ["ba", "ke", "ti", "mo", "lu", "sa", "ne", "ri", "go", "fu", "wa", "de", "pi", "zo", "ju", "ha", "ce", "vi", "no", "ku"];
const vocabulary = 20_000;

/** The word of a rank: the first is in most messages, the ten-thousandth in one of some thousands (Zipf's law). */
export function wordOfRank(rank: number): string {
  let word = "";
  for (let n = rank + 400; n > 0; n = Math.floor(n / 20)) word += syllables[n % 20] ?? "";
  return word;
}

/**
 * Gives every ticket messages up to `each`, set-based: twelve words of a Zipf vocabulary and one word of its own, every tenth a note. Then fills the
 * search as the server does. @returns seconds that filling took
 */
export async function seedMessages(client: pg.Client, each: number, agentIds: readonly string[]): Promise<number> {
  await client.query("SET synchronous_commit = off");
  await client.query("CREATE TEMP TABLE vocabulary AS SELECT n::int AS rank, w AS word FROM unnest($1::text[]) WITH ORDINALITY AS v(w, n)", [Array.from({ length: vocabulary }, (_, i) => wordOfRank(i + 1))]);
  // Texts to choose from: ranks are spread so that the chance of a word falls with its rank.
  await client.query(
    `CREATE TEMP TABLE texts AS SELECT n, string_agg(v.word, ' ') AS body FROM (
       SELECT n, floor(exp(random() * ln(${vocabulary + 1})))::int AS rank FROM generate_series(1, 100000) n, generate_series(1, 12) w) r JOIN vocabulary v USING (rank) GROUP BY n`);
  await client.query("CREATE UNIQUE INDEX ON texts (n); ANALYZE texts");
  const { rows: [range] } = await client.query<{ first: number; last: number }>("SELECT min(serial)::int AS first, max(serial)::int AS last FROM desk_tickets t JOIN conversations c ON c.id = t.id WHERE c.last_seq = 1");
  for (let from = range?.first ?? 0; from <= (range?.last ?? -1); from += 20_000) {
    await client.query("BEGIN");
    await client.query(
      `INSERT INTO messages (conversation_id, seq, client_id, author_id, author_part, visibility, body, created_at)
       SELECT t.id, s, gen_random_uuid(), CASE WHEN s % 2 = 0 THEN ($4::uuid[])[1 + (t.serial + s) % cardinality($4::uuid[])] ELSE t.requester_id END, CASE WHEN s % 2 = 0 THEN 'staff' ELSE 'member' END,
              CASE WHEN s % 10 = 0 THEN 'internal' ELSE 'public' END, x.body || ' u' || t.serial || 'x' || s, t.created_at + interval '10 minutes' * s
         FROM desk_tickets t CROSS JOIN generate_series(2, $3::int) s JOIN texts x ON x.n = 1 + (t.serial * 7919 + s * 104729) % 100000
        WHERE t.serial >= $1 AND t.serial < $2 ORDER BY t.serial, s`, [from, from + 20_000, each, agentIds]);
    await client.query(
      "UPDATE conversations c SET last_seq = $3, last_public_seq = $3 - ($3 % 10 = 0)::int FROM desk_tickets t WHERE t.id = c.id AND t.serial >= $1 AND t.serial < $2", [from, from + 20_000, each]);
    await client.query("COMMIT");
  }
  const started = performance.now();
  await client.query("SELECT set_config('baraza.actor_kind', 'system', false)");
  await client.query("UPDATE conversation_words_progress SET filled_conversation = '00000000-0000-0000-0000-000000000000', filled_seq = 0, floor_at = clock_timestamp()");
  for (let more = true; more;) more = (await client.query<{ more: boolean }>("SELECT conversation_fill_words(20000) AS more")).rows[0]?.more ?? false;
  await client.query("SET synchronous_commit = on");
  await client.query("VACUUM ANALYZE");
  return (performance.now() - started) / 1000;
}
