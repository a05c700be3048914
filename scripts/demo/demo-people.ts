import { hashPassword } from "better-auth/crypto";
import { randomBytes } from "node:crypto";
import type pg from "pg";
import type { DemoPerson } from "../../presets/demo/make-demo.ts";
import { signedSessionCookie } from "../../server/platform/http/session-token.ts";
import { newId } from "../../server/platform/ids.ts";

/** The password of every demo account; printed at the start of the demo and of no use anywhere else. */
export const demoPassword = "karibu-baraza-1";

export interface SeededPerson { id: string; cookie: string; person: DemoPerson }

/** Puts the demo's people in, as the owner: accounts with a password, roles, and a session each for playing their part. */
export async function seedPeople(owner: pg.Client, people: readonly DemoPerson[], secret: string): Promise<Map<string, SeededPerson>> {
  const hash = await hashPassword(demoPassword);
  const seeded = new Map<string, SeededPerson>();
  for (const person of people) {
    const id = newId(), token = randomBytes(24).toString("base64url");
    await owner.query("INSERT INTO identity_people (id, name, email, email_verified, username, created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $6)",
      [id, person.displayName, person.email, person.emailVerified, person.username, person.joinedAt]);
    await owner.query("INSERT INTO identity_accounts (account_id, provider_id, person_id, password, created_at, updated_at) VALUES ($1::text, 'credential', $1::uuid, $2, $3, $3)", [id, hash, person.joinedAt]);
    await owner.query("INSERT INTO identity_sessions (token, person_id, expires_at, created_at) VALUES ($1, $2, now() + interval '1 day', $3)", [token, id, person.joinedAt]);
    if (person.role !== "member") await owner.query("INSERT INTO identity_role_grants (person_id, role, granted_at) VALUES ($1, $2, $3)", [id, person.role, person.joinedAt]);
    seeded.set(person.key, { id, cookie: signedSessionCookie(token, secret), person });
  }
  const first = people.find((p) => p.role === "super_admin");
  const admin = first && seeded.get(first.key);
  if (!admin) throw new Error("the demo has no super admin");
  await owner.query("INSERT INTO identity_setup (person_id, done_at) VALUES ($1, $2)", [admin.id, first.joinedAt]);
  return seeded;
}
