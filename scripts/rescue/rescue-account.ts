import type pg from "pg";

export interface Rescue {
  personId: string;
  /** Whether there was a second factor to take away. */
  secondFactor: boolean;
  sessionsEnded: number;
}

/**
 * Takes the second factor from an account whose phone and recovery codes are lost, and ends its sessions. For the only super admin, whom
 * nobody else may help: it needs the database's owner, which is whoever runs the server. The password stays needed.
 * @param name e-mail address or username
 * @returns null when there is no such account
 */
export async function rescueAccount(owner: pg.Client, name: string, now: Date): Promise<Rescue | null> {
  await owner.query("BEGIN");
  try {
    const { rows: [person] } = await owner.query<{ id: string }>("SELECT id FROM identity_people WHERE email = lower($1) OR username = lower($1) FOR UPDATE", [name.trim()]);
    if (!person) {
      await owner.query("ROLLBACK");
      return null;
    }
    const factors = await owner.query("DELETE FROM identity_second_factors WHERE person_id = $1", [person.id]);
    await owner.query("UPDATE identity_people SET two_factor_enabled = false, updated_at = $2 WHERE id = $1", [person.id, now]);
    const sessions = await owner.query("DELETE FROM identity_sessions WHERE person_id = $1", [person.id]);
    await owner.query(
      "INSERT INTO audit_entries (at, actor_kind, verb, subject_kind, subject_id, after) VALUES ($1, 'system', 'second-factor.reset', 'person', $2, $3)",
      [now, person.id, JSON.stringify({ by: "npm run rescue" })]);
    await owner.query("COMMIT");
    return { personId: person.id, secondFactor: (factors.rowCount ?? 0) > 0, sessionsEnded: sessions.rowCount ?? 0 };
  } catch (error) {
    await owner.query("ROLLBACK").catch(() => {});
    throw error;
  }
}
