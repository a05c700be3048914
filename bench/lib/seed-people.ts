import type pg from "pg";
import { signedSessionCookie } from "../../server/platform/http/session-token.ts";
import { benchSecret } from "./server-process.ts";

export interface BenchPerson { id: string; token: string; cookie: string }

/** Makes `count` members with sessions, set-based. `role` makes them staff. */
export async function seedPeople(client: pg.Client, prefix: string, count: number, role?: string): Promise<BenchPerson[]> {
  const { rows } = await client.query<{ id: string; token: string }>(
    `WITH p AS (
       INSERT INTO identity_people (name, email, email_verified, username)
       SELECT $1 || ' ' || i, $1 || i || '@example.com', true, $1 || i FROM generate_series(1, $2) i RETURNING id, username),
     s AS (
       INSERT INTO identity_sessions (token, person_id, expires_at)
       SELECT 'bench-' || username || '-' || id, id, now() + interval '10 days' FROM p RETURNING token, person_id)
     SELECT person_id AS id, token FROM s`, [prefix, count]);
  if (role) await client.query("INSERT INTO identity_role_grants (person_id, role, granted_at) SELECT unnest($1::uuid[]), $2, now()", [rows.map((r) => r.id), role]);
  return rows.map((r) => ({ ...r, cookie: signedSessionCookie(r.token, benchSecret) }));
}

/** Direct conversations between neighbours of the list: (0,1), (2,3), … */
export async function seedPairs(client: pg.Client, people: readonly BenchPerson[]): Promise<string[]> {
  const left = people.filter((_, i) => i % 2 === 0).map((p) => p.id);
  const right = people.filter((_, i) => i % 2 === 1).map((p) => p.id);
  const { rows } = await client.query<{ id: string }>(
    `WITH w AS (SELECT uuidv7() AS id, a, b, n FROM unnest($1::uuid[], $2::uuid[]) WITH ORDINALITY AS t(a, b, n)),
     c AS (INSERT INTO conversations (id, kind, owner, created_at) SELECT id, 'direct', 'nobody', now() FROM w),
     p AS (INSERT INTO conversation_participants (conversation_id, person_id, part, joined_at)
           SELECT id, a, 'member', now() FROM w UNION ALL SELECT id, b, 'member', now() FROM w)
     SELECT id FROM w ORDER BY n`, [left, right]);
  return rows.map((r) => r.id);
}
