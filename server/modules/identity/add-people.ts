import type { Tx } from "../../platform/db/tx.ts";
import * as queries from "./add-people.queries.ts";

/**
 * Ids of people by their address, as far as there are such people and the caller may see them; without accounts that never proved it
 * (`unprovenAddresses`). `emails`: in lower case. The system only.
 */
export async function peopleByEmail(tx: Tx, emails: readonly string[]): Promise<Map<string, string>> {
  const rows = emails.length === 0 ? [] : await queries.idsByEmail.run({ emails: [...emails] }, tx);
  return new Map(rows.map(({ id, email }) => [email, id]));
}

/** Which of these addresses belong to an account that somebody can sign in with, but that never proved it. `emails`: in lower case. The system only. */
export async function unprovenAddresses(tx: Tx, emails: readonly string[]): Promise<Set<string>> {
  const rows = emails.length === 0 ? [] : await queries.unprovenEmails.run({ emails: [...emails] }, tx);
  return new Set(rows.map(({ email }) => email));
}

/**
 * People by their address, made where there are none: without password and with an address that nobody has shown to be theirs. They can't
 * sign in before they ask for a password at that address, and are sent nothing. The system only.
 * @returns the ids of all but those with an unproven address, and the addresses of those who are new
 */
export async function addPeople(tx: Tx, people: readonly { email: string; name: string }[]): Promise<{ ids: Map<string, string>; made: Set<string> }> {
  const ids = await peopleByEmail(tx, people.map(({ email }) => email));
  const missing = people.filter(({ email }) => !ids.has(email)).sort((a, b) => (a.email < b.email ? -1 : 1));
  if (missing.length === 0) return { ids, made: new Set() };
  const made = await queries.addPeople.run({ people: missing, now: tx.now }, tx);
  for (const { id, email } of made) ids.set(email, id);
  // Somebody signed up with one of them at the same moment.
  const raced = missing.filter(({ email }) => !ids.has(email)).map(({ email }) => email);
  for (const [email, id] of await peopleByEmail(tx, raced)) ids.set(email, id);
  return { ids, made: new Set(made.map(({ email }) => email)) };
}
