import type { z } from "zod";
import type { memberCard } from "../../../contract/account.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { notFound } from "../../platform/errors.ts";
import * as queries from "./account.queries.ts";
import { countryName } from "./places/gazetteer.ts";
import { presenceOf } from "./presence.ts";

/** ID-11: a member as their privacy shows them; the database leaves the rest out. @throws notFound also for closed accounts */
export async function showMember(tx: Tx, username: string): Promise<z.input<typeof memberCard>> {
  const [row] = await queries.memberCard.run({ username: username.trim().toLowerCase() }, tx);
  if (!row) throw notFound("This member");
  const own = row.id === tx.actor.personId;
  const blockedByMe = !own && await tx.services.modules.memberTies?.blockedByMe(tx, row.id) === true;
  const shows = row.showsOnline || own;
  return {
    person: { id: row.id, name: row.name, username: row.username, image: row.image, isStaff: row.isStaff }, bio: row.bio, joinedAt: row.joinedAt.toISOString(),
    location: row.city !== null && row.country !== null ? { city: row.city, country: row.country, countryName: countryName(row.country) } : null,
    distanceKm: row.distanceKm, presence: shows ? (await presenceOf(tx, [row.id])).get(row.id) ?? "offline" : null,
    blockedByMe,
    // ID-2: not before one's own address is confirmed.
    abilities: { message: !own && !blockedByMe && row.messagesFrom !== "nobody" && tx.actor.emailVerified, block: !own && !row.isStaff, report: !own, edit: own },
  };
}
