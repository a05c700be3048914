import { createHmac } from "node:crypto";
import { systemActor, type Actor } from "../../platform/actor.ts";
import { audit } from "../../platform/audit/audit.ts";
import { withTx } from "../../platform/db/tx.ts";
import type { Services } from "../../platform/services.ts";
import { authCalls } from "./auth-call.ts";
import { dropResetLinks } from "./reset-links.ts";
import * as queries from "./sign-in.queries.ts";

/** Whether an account may not be signed in to. */
export function isDeactivated(services: Services, personId: string): Promise<boolean> {
  return withTx(services, { actor: systemActor }, async (tx) => (await queries.isDeactivated.run({ personId }, tx))[0]?.deactivated ?? false);
}

/** ID-17: better-auth confirmed an address by its link. */
export async function emailVerified(services: Services, personId: string): Promise<void> {
  await auditAs(services, personId, "email.verified");
}

/** ID-17: a new password was set by the mailed link. Who could open the link owns the address, so it counts as confirmed. */
export async function passwordWasReset(services: Services, person: { id: string }): Promise<void> {
  const call = authCalls.getStore();
  if (call) call.about = person.id;
  const confirmed = await withTx(services, { actor: systemActor }, async (tx) => {
    await dropResetLinks(tx, person.id);
    return (await queries.markVerified.run({ personId: person.id, now: tx.now }, tx)).length > 0;
  });
  await auditAs(services, person.id, "password.reset");
  if (confirmed) await auditAs(services, person.id, "email.verified", { by: "password reset" });
}

/** ID-2, ID-17: somebody who is signed in chose another password. */
export async function passwordWasChanged(services: Services, personId: string): Promise<void> {
  await withTx(services, { actor: systemActor }, (tx) => dropResetLinks(tx, personId));
  await auditAs(services, personId, "password.changed");
}

/** Writes an audit row whose actor and subject are the same person. */
export async function auditAs(services: Services, personId: string, verb: string, after?: unknown): Promise<void> {
  await withTx(services, { personId }, (tx) => audit(tx, { verb, subjectKind: "person", subjectId: personId, after }), authCalls.getStore()?.origin ?? null);
}

/** Writes an audit row of a visitor. `typed` is what they gave as their name: known people appear by id, others as a salted hash. */
export async function auditVisitor(services: Services, verb: string, personId: string | null, typed: string, after: Record<string, unknown> = {}): Promise<void> {
  await auditTyped(services, authCalls.getStore()?.actor ?? systemActor, verb, personId, typed, after);
}

/** The same as nobody's doing: an entry that would tell who asks, in the export of their own activity, that an address is known. */
export async function auditAlone(services: Services, verb: string, personId: string | null, typed: string, after: Record<string, unknown>): Promise<void> {
  await auditTyped(services, systemActor, verb, personId, typed, after);
}

async function auditTyped(services: Services, actor: Actor, verb: string, personId: string | null, typed: string, after: Record<string, unknown>): Promise<void> {
  await withTx(services, { actor }, (tx) => audit(tx, {
    verb, subjectKind: "person", subjectId: personId, after: personId ? after : { ...after, typed: pseudonym(services, typed) },
  }), authCalls.getStore()?.origin ?? null);
}

/** The same for the same text on this instance, and of no use elsewhere: names and addresses stay out of logs and counters. */
export function pseudonym(services: Services, text: string): string {
  return createHmac("sha256", services.config.secret).update(`identity:${text.toLowerCase()}`).digest("base64url").slice(0, 22);
}
