import type { z } from "zod";
import type { erasure, ownErasure } from "../../../../contract/people.ts";
import type { Actor } from "../../../platform/actor.ts";
import { audit } from "../../../platform/audit/audit.ts";
import type { Tx } from "../../../platform/db/tx.ts";
import { conflict, forbidden, notFound } from "../../../platform/errors.ts";
import { addJob } from "../../../platform/jobs/add-jobs.ts";
import type { Services } from "../../../platform/services.ts";
import { accessPerson } from "../access.ts";
import { passwordKey } from "../auth-keys.ts";
import * as people from "../people.queries.ts";
import { erasureOf } from "../people/person.queries.ts";
import { presentErasure } from "../people/show-person.ts";
import { provePassword } from "../second-factor.ts";
import { takeTries } from "../sign-in-limits.ts";
import * as staff from "../staff.queries.ts";
import { mailAsked, mailKept } from "./erasure-mails.ts";
import * as queries from "./erasure.queries.ts";
import { newPseudonym } from "./pseudonym.ts";

/** Days in which a person may change their mind. */
export const graceDays = 14;
/** Name of the job that erases; payload `{erasureId}`. */
export const eraseJob = "identity.erase";

const staffAccount = () => conflict("staff-account", "This is a staff account. Its staff role must be ended first: an admin does that on the staff page.");

/**
 * Before `askErasure`, outside of its transaction: a password waits its turn, and what waits must hold no connection that others need.
 * @throws 409 `staff-account`; 422 a wrong password; 429
 */
export async function proveErasure(services: Services, actor: Actor, password: string): Promise<void> {
  refuseStaff(actor);
  const personId = actor.personId ?? "";
  await takeTries(services, [passwordKey(personId)]);
  await provePassword(services, personId, password);
}

/** By the roles: without a needed second factor they give nothing, but the work in hand is still theirs (ID-15). */
function refuseStaff(actor: Actor): void {
  if (actor.roles.length > 0) throw staffAccount();
}

/**
 * ID-13: asks for the erasure of one's own account, once the password was proven; it happens after the days of grace. Asked already: the
 * same day stands. @throws 409 `staff-account`
 */
export async function askErasure(tx: Tx): Promise<z.input<typeof ownErasure>> {
  const personId = tx.actor.personId ?? "";
  refuseStaff(tx.actor);
  await staff.lockStanding.run({ id: personId }, tx);
  const [open] = await queries.openErasure.run({ personId }, tx);
  if (!open) {
    const dueAt = new Date(tx.now.getTime() + graceDays * 86_400_000);
    const [made] = await queries.addErasure.run({ personId, pseudonym: newPseudonym(), by: personId, reason: null, now: tx.now, dueAt }, tx);
    await audit(tx, { verb: "erasure.asked", subjectKind: "person", subjectId: personId, after: { erasureId: made?.id, dueAt } });
    const me = await ownAddress(tx);
    await mailAsked(tx, me, dueAt);
  }
  return showOwnErasure(tx);
}

/** Keeps the account. Nothing was asked for: nothing changes. @throws 403 when it is the team's wish, not one's own */
export async function undoErasure(tx: Tx): Promise<z.input<typeof ownErasure>> {
  const personId = tx.actor.personId ?? "";
  const [undone] = await queries.undo.run({ personId, now: tx.now }, tx);
  if (undone) {
    await audit(tx, { verb: "erasure.undone", subjectKind: "person", subjectId: personId, after: { erasureId: undone.id } });
    await mailKept(tx, await ownAddress(tx));
  } else if ((await queries.openErasure.run({ personId }, tx)).length > 0) {
    throw forbidden("The team deletes this account, so you can't keep it by yourself. Write to them if this is wrong.");
  }
  return showOwnErasure(tx);
}

export async function showOwnErasure(tx: Tx): Promise<z.input<typeof ownErasure>> {
  const [open] = await queries.openErasure.run({ personId: tx.actor.personId ?? "" }, tx);
  return { erasure: open ? { askedAt: open.askedAt.toISOString(), dueAt: open.dueAt.toISOString() } : null };
}

/**
 * ID-13: erases somebody at once. One's own wish that still waits is brought forward.
 * @throws 403 oneself; 404; 409 `staff-account`, `already-erased`
 */
export async function eraseNow(tx: Tx, personId: string, reason: string): Promise<z.input<typeof erasure>> {
  await staff.lockStanding.run({ id: personId }, tx);
  const person = await accessPerson(tx, personId);
  if (personId === tx.actor.personId) throw forbidden("Ask for the erasure of your own account on your account page.");
  if (person.erasedAt) throw conflict("already-erased", "This account was erased already.");
  if (person.isStaff) throw staffAccount();
  const by = tx.actor.personId ?? "";
  const [open] = await queries.openErasure.run({ personId }, tx);
  const [row] = open
    ? await queries.hasten.run({ id: open.id, by, reason, now: tx.now }, tx)
    : await queries.addErasure.run({ personId, pseudonym: newPseudonym(), by, reason, now: tx.now, dueAt: tx.now }, tx);
  if (row) {
    await audit(tx, { verb: "erasure.asked", subjectKind: "person", subjectId: personId, after: { erasureId: row.id, dueAt: tx.now } });
    await addJob(tx, { identifier: eraseJob, payload: { erasureId: row.id } });
  }
  const [shown] = await erasureOf.run({ personId }, tx);
  if (!shown) throw notFound("This erasure");
  return presentErasure(shown);
}

async function ownAddress(tx: Tx): Promise<{ id: string; name: string; email: string }> {
  const [me] = await people.findMe.run({ id: tx.actor.personId ?? "" }, tx);
  if (!me) throw notFound("This account");
  return me;
}
