import type pg from "pg";
import type { SeededPerson } from "./demo-people.ts";

/** Days for which somebody stays signed in after the demo was made. */
const signedInDays = 30;
/** Minutes that people look around for, after they joined or did something. */
const lookAround = 4;
const devices = {
  member: "Mozilla/5.0 (Linux; Android 13; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Mobile Safari/537.36",
  staff: "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
};

/** Notes that somebody did something; what is told later of an earlier moment changes nothing. */
export function noteActed(acted: Map<string, Date>, { id }: SeededPerson, at: Date): void {
  const before = acted.get(id);
  if (!before || at > before) acted.set(id, at);
}

/**
 * Leaves each person's session as they would have left it: used when they last did something (who did nothing: when they joined), on a device.
 * Nobody learns its token, so nobody signs in by it.
 * @param acted when people last did something, by their ids
 */
export async function saveLastSeen(owner: pg.Client, people: Iterable<SeededPerson>, acted: ReadonlyMap<string, Date>, now: Date): Promise<void> {
  for (const { id, person } of people) {
    const at = new Date(Math.min(now.getTime(), (acted.get(id) ?? person.joinedAt).getTime() + lookAround * 60_000));
    await owner.query("UPDATE identity_sessions SET updated_at = $2, expires_at = $3, user_agent = $4 WHERE person_id = $1", [
      id, at, new Date(now.getTime() + signedInDays * 86_400_000), person.role === "member" ? devices.member : devices.staff,
    ]);
  }
}
