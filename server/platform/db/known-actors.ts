import { actorFromRow, type Actor, type ActorRow } from "../actor.ts";

/** So many sessions are remembered by a process; each is a few hundred bytes. */
const most = 10_000;

/**
 * Who acted last by which session: a guess of who acts now. Nothing is decided by it alone. The database says in the same transaction who acts, and
 * what was begun with a wrong guess is undone and begun anew (server/platform/db/tx.ts).
 */
export class KnownActors {
  private readonly known = new Map<string, { said: string; actor: Actor }>();

  guess(token: string): Actor | undefined {
    return this.known.get(token)?.actor;
  }

  /** The actor of a session as the database says it. The same object as the guess where that was right. */
  learn(token: string, row: ActorRow | undefined): Actor {
    const before = this.known.get(token);
    const said = row ? JSON.stringify(row) : "";
    if (before && (before.said === said || (row && inOrder(before.said) === inOrder(said)))) return before.actor;
    this.known.delete(token);
    const actor = actorFromRow(row);
    if (!row) return actor;
    if (this.known.size >= most) for (const oldest of this.known.keys()) { this.known.delete(oldest); break; }
    this.known.set(token, { said, actor });
    return actor;
  }
}

/** The same row, whatever order the database found roles and permissions in: two connections may look for them in two ways. */
function inOrder(said: string): string {
  const row = JSON.parse(said) as ActorRow;
  return JSON.stringify({ ...row, roles: row.roles.toSorted(), permissions: row.permissions.toSorted() });
}
