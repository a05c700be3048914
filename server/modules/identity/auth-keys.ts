import { z } from "zod";
import { systemActor } from "../../platform/actor.ts";
import { withTx } from "../../platform/db/tx.ts";
import { notSignedIn } from "../../platform/errors.ts";
import { limitedAddress } from "../../platform/limits/limited-address.ts";
import type { Services } from "../../platform/services.ts";
import { pseudonym } from "./auth-events.ts";
import type { AuthAsk } from "./auth-path.ts";
import * as queries from "./sign-in.queries.ts";

/** ID-3: the count of the guesses at one person's password, whichever of their names is typed. */
export const passwordKey = (personId: string): string => `sign-in:account:${personId}`;
/** The count that is taken in place of a person's where nobody has the name, so that it costs the same. */
export const nobodysKey = (services: Services, typed: string): string => `sign-in:nobody:${pseudonym(services, typed)}`;
/** ID-2: the count of what was typed, whoever has it: its length must not tell whether somebody does, or what else is theirs. */
export function typedKey(kind: string, ask: AuthAsk<unknown>, typed: string): string {
  return `${kind}:typed:${pseudonym(ask.services, typed)}`;
}
export function addressKey(kind: string, ask: AuthAsk<unknown>): string {
  return `${kind}:address:${limitedAddress(ask.origin.address)}`;
}

/** Notes whose address was typed. */
export async function findByEmail(ask: AuthAsk<{ email: string }>): Promise<void> {
  ask.about = await withTx(ask.services, { actor: systemActor }, async (tx) => (await queries.findByEmail.run({ email: ask.input.email }, tx))[0]?.id ?? null);
}

/** Notes whose username was typed. */
export async function findByUsername(ask: AuthAsk<{ username: string }>): Promise<void> {
  ask.about = await withTx(ask.services, { actor: systemActor }, async (tx) => (await queries.findByUsername.run({ username: ask.input.username }, tx))[0]?.id ?? null);
}

/** The person in better-auth's answers. */
export const answeredUser = z.object({ user: z.object({ id: z.uuid() }) });

/** The caller's id, where `signedIn` has made sure that there is one. */
export function callerOf(ask: AuthAsk<unknown>): string {
  if (!ask.actor.personId) throw notSignedIn();
  return ask.actor.personId;
}
