import { z } from "zod";
import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { isDatabaseError } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { Services } from "../../platform/services.ts";
import { authCalls } from "./auth-call.ts";
import type { AuthAsk } from "./auth-path.ts";
import * as queries from "./unconfirmed.queries.ts";

const standInPattern = /^[0-9a-f-]{36}@unconfirmed\.invalid$/;

/**
 * The address of an account whose typed address is another account's (ID-2, README): one that nobody else has and no mail reaches.
 * As a name at sign-in a new one is nobody's.
 */
export const standInAddress = (): string => `${newId()}@unconfirmed.invalid`;
export const isStandIn = (email: string): boolean => standInPattern.test(email);

/** Who signs in by an address: its confirmed owner, or the newest of those who only typed it. Kept for the length of a request. */
interface Candidates { owner: string | null; unconfirmed: { id: string; email: string } | null }
const found = new WeakMap<AuthAsk<unknown>, Candidates>();

/** Looks both up; `about` is the owner, or else the newest unconfirmed account. */
export async function findCandidates(ask: AuthAsk<{ email: string }>): Promise<void> {
  const { email } = ask.input;
  const candidates = await withTx(ask.services, { actor: systemActor }, async (tx): Promise<Candidates> => ({
    owner: (await queries.confirmedOwner.run({ email }, tx))[0]?.id ?? null,
    unconfirmed: (await queries.newestUnconfirmed.run({ email }, tx))[0] ?? null,
  }));
  found.set(ask, candidates);
  ask.about = candidates.owner ?? candidates.unconfirmed?.id ?? null;
}

/** What `findCandidates` found. */
export const candidatesOf = (ask: AuthAsk<unknown>): Candidates => found.get(ask) ?? { owner: null, unconfirmed: null };

/** What was typed by whom the request that runs makes a stand-in for. @throws Error without one: such an account would be nobody's */
export function claimedNow(): string {
  const claimed = authCalls.getStore()?.claimed;
  if (claimed === undefined) throw new Error("a stand-in needs the address that was typed");
  return claimed;
}

/**
 * What better-auth is to be asked for when somebody wants their confirmation mailed again: the stand-in of an account that has one. Should
 * the address have become free since, the account gets it.
 */
export async function addressToConfirm(ask: AuthAsk<{ email: string }>): Promise<string> {
  const { services, actor: { personId }, input: { email } } = ask;
  if (!personId) return email;
  const [claim] = await withTx(services, { actor: systemActor }, (tx) => queries.claimOf.run({ personId }, tx));
  if (claim?.claimed !== email || await giveFreeAddress(services, personId)) return email;
  ask.claimed = email;
  return claim.email;
}

/** The unique index decides between several who ask at once. @returns false when the address is somebody's, also since a moment ago */
async function giveFreeAddress(services: Services, personId: string): Promise<boolean> {
  try {
    return await withTx(services, { actor: systemActor }, async (tx) => (await queries.giveFreeAddress.run({ personId }, tx)).length > 0);
  } catch (error) {
    if (isDatabaseError(error) && error.constraint === "identity_people_email_once") return false;
    throw error;
  }
}

const withUser = z.looseObject({ user: z.looseObject({ id: z.uuid(), email: z.string().refine(isStandIn) }) });

/** better-auth's answer with the address that the person typed: a stand-in is told to nobody. */
export async function tellTyped(ask: AuthAsk<unknown>, answer: unknown): Promise<unknown> {
  const read = withUser.safeParse(answer);
  if (!read.success) return answer;
  const { id } = read.data.user;
  const [claim] = await withTx(ask.services, { actor: systemActor }, (tx) => queries.claimOf.run({ personId: id }, tx));
  const given = answer as z.output<typeof withUser>;
  // In the order that it came: even that must not tell.
  return { ...given, user: { ...given.user, email: claim?.claimed ?? ask.claimed ?? "" } };
}
