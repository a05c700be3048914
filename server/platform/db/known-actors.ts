import { actorFromRow, type Actor, type ActorRow } from "../actor.ts";

/** The row of `actor_begin` with roles and permissions as one text each, divided by commas: taken apart only where it is news. */
export type SessionRow = Omit<ActorRow, "roles" | "permissions"> & { roles: string; permissions: string };

/** So many sessions are remembered by a process; each is a few hundred bytes. */
const most = 10_000;

/**
 * Who acted last by which session: a guess of who acts now. Nothing is decided by it alone. The database says in the same transaction who acts, and
 * what was begun with a wrong guess is undone and begun anew (server/platform/db/tx.ts).
 */
export class KnownActors {
  private readonly known = new Map<string, { row: SessionRow; actor: Actor }>();

  guess(token: string): Actor | undefined {
    return this.known.get(token)?.actor;
  }

  /** The actor of a session as the database says it. The same object as the guess where that was right. */
  learn(token: string, row: SessionRow | undefined): Actor {
    const before = this.known.get(token);
    if (before && row && isSame(before.row, row)) {
      // In the order in which it was found last: most likely it is found so again.
      before.row = row;
      return before.actor;
    }
    this.known.delete(token);
    const actor = actorFromRow(row && { ...row, roles: parts(row.roles) as ActorRow["roles"], permissions: parts(row.permissions) });
    if (!row) return actor;
    if (this.known.size >= most) for (const oldest of this.known.keys()) { this.known.delete(oldest); break; }
    this.known.set(token, { row, actor });
    return actor;
  }
}

/** The same row, whatever order the database found roles and permissions in: two connections may look for them in two ways. */
function isSame(one: SessionRow, other: SessionRow): boolean {
  return one.person_id === other.person_id && one.session_id === other.session_id && one.name === other.name && one.email_verified === other.email_verified && one.kind === other.kind
    && sameParts(one.roles, other.roles) && sameParts(one.permissions, other.permissions);
}

function sameParts(one: string, other: string): boolean {
  return one === other || parts(one).sort().join() === parts(other).sort().join();
}

function parts(text: string): string[] {
  return text === "" ? [] : text.split(",");
}
