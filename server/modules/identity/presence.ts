import type { Tx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import * as people from "./people.queries.ts";
import * as queries from "./presence.queries.ts";

export type Presence = "online" | "away" | "offline";

/** ID-16: three beats of 15 s missed. */
const silence = 45_000;

/**
 * Who is here, as far as the caller may know: members see those who show it, staff see all (row-level security decides). Online
 * when any open page is in use, away when all are hidden or idle.
 * @returns an entry for every id asked for
 */
export async function presenceOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, Presence>> {
  const found = new Map<string, Presence>(personIds.map((id) => [id, "offline"]));
  if (personIds.length === 0) return found;
  const rows = await queries.presenceOf.run({ people: personIds, since: new Date(tx.now.getTime() - silence) }, tx);
  for (const row of rows) found.set(row.personId, row.active ? "online" : "away");
  return found;
}

/** One person's presence. Hidden looks like offline. @throws notFound for nobody */
export async function showPresence(tx: Tx, personId: string): Promise<Presence> {
  const [known] = await people.profiles.run({ ids: [personId] }, tx);
  if (!known) throw notFound("This person");
  return (await presenceOf(tx, [personId])).get(personId) ?? "offline";
}
