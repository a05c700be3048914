import { communityTimeZone } from "../../platform/platform-module.ts";
import { localeOf, type Locale } from "../../platform/locale.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { preferencesFrom, type Preferences } from "./choices.ts";
import * as queries from "./notification.queries.ts";

/** Somebody who is told something, and how they want it. */
export interface Reader extends Preferences {
  personId: string;
  name: string;
  email: string;
  emailVerified: boolean;
  locale: Locale;
  zone: string;
  /** Sits before an open page. */
  active: boolean;
  /** The last mail that told them something. */
  lastMailAt: Date | null;
  /** They were here since. */
  back: boolean;
}

/** People by id, as the system; those who can't be reached (banned, closed, erased) are left out. What they have seen is settled first. */
export async function readersOf(tx: Tx, people: readonly string[]): Promise<Reader[]> {
  const ids = [...new Set(people)].sort();
  if (ids.length === 0) return [];
  await queries.settleSeen.run({ people: ids, now: tx.now }, tx);
  const rows = await queries.readersOf.run({ people: ids, now: tx.now }, tx);
  return rows.map((row) => ({
    personId: row.personId, name: row.name, email: row.email, emailVerified: row.emailVerified, ...preferencesFrom(row),
    locale: localeOf(row.locale), zone: row.timeZone ?? tx.services.settings.get(communityTimeZone), active: row.active,
    // What was read was read after it was mailed: only what is unread is mailed.
    lastMailAt: row.lastMailAt, back: row.lastMailAt !== null && (row.lastMailReadAt !== null || row.joinedSince === true || (row.lastBeatAt !== null && row.lastBeatAt > row.lastMailAt)),
  }));
}
