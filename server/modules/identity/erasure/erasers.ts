import type { Tx } from "../../../platform/db/tx.ts";
import type { Eraser } from "../../../platform/ports.ts";
import * as queries from "./blank.queries.ts";
import * as erasures from "./erasure.queries.ts";

const day = 86_400_000;
/** For so long nobody may take the username of somebody erased: messages and mentions of them are still around. */
export const reservedDays = 90;

/** Stands where an address has to be. `.invalid` never exists (RFC 6761), so no mail can reach anybody. */
export const nobodyAddress = (personId: string) => `erased-${personId}@deleted.invalid`;

/** The address that a person had before an erasure that is going on: what other modules find their mails by. Null when none is known. */
export async function erasedAddress(tx: Tx, personId: string): Promise<string | null> {
  return (await erasures.erasedAddress.run({ personId }, tx))[0]?.address ?? null;
}

/** First of all: from here on nobody can sign in as this person, ask for a new password or find them by name. */
export const signInEraser: Eraser = {
  name: "identity.sign-in",
  title: { en: "Sign-in ended: sessions, password, links, second factor, username and address removed", sw: "Kuingia kumezimwa: vipindi, nenosiri, viungo, hatua ya pili ya usalama, jina la mtumiaji na anwani vimeondolewa" },
  async erase(tx, { personId }) {
    await queries.retireUsername.run({ personId, until: new Date(tx.now.getTime() + reservedDays * day) }, tx);
    await queries.blankNames.run({ personId, nobody: nobodyAddress(personId), now: tx.now }, tx);
    const [dropped] = await queries.dropSignIn.run({ personId }, tx);
    tx.afterCommit(() => tx.services.realtime.recheck(tx.services, personId, { reason: "erased", message: "This account is being erased." }));
    return { count: (dropped?.count ?? 0) + 1, done: true };
  },
};

/** Last of all: modules before may still have needed the name. */
export const personEraser: Eraser = {
  name: "identity.person",
  title: { en: "Profile blanked: name, picture, about, place, birth date, preferences, notes of the team", sw: "Wasifu umeondolewa: jina, picha, maelezo, mahali, tarehe ya kuzaliwa, mapendeleo, madokezo ya timu" },
  async erase(tx, { personId, pseudonym }) {
    const address = await erasedAddress(tx, personId);
    const [invitations] = address === null ? [] : await queries.eraseInvitations.run({ address, nobody: nobodyAddress(personId), pseudonym }, tx);
    await queries.blankPerson.run({ personId, pseudonym, now: tx.now }, tx);
    const [dropped] = await queries.dropDetails.run({ personId, now: tx.now }, tx);
    return { count: (dropped?.count ?? 0) + (invitations?.count ?? 0) + 1, done: true };
  },
};
