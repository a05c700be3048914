import type { Role } from "../../../contract/permissions.ts";
import { audit } from "../../platform/audit/audit.ts";
import { anonymous } from "../../platform/actor.ts";
import { withTx, type Tx } from "../../platform/db/tx.ts";
import { DomainError, invalid, notFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import type { Services } from "../../platform/services.ts";
import { actAsSystem } from "./act-as-system.ts";
import { newPasswordHash, passwordFits } from "./auth.ts";
import { checkPassword } from "./check-password.ts";
import { giveUsername } from "./give-username.ts";
import * as queries from "./invitation.queries.ts";
import { invitationHash } from "./invite-staff.ts";
import { adminRoles } from "./policy.ts";
import { dropResetLinks } from "./reset-links.ts";
import * as people from "./sign-in.queries.ts";
import * as staff from "./staff.queries.ts";

type Invitation = queries.InvitationByTokenResult;

/** What an invitation's link offers. @throws notFound when it was used, taken back, is too old, or who invited may not invite any more */
export async function showInvitation(tx: Tx, token: string): Promise<{ name: string; email: string; roles: Role[]; hasAccount: boolean }> {
  const { name, email, roles, hasAccount } = await accessInvitation(tx, token);
  return { name, email, roles: roles as Role[], hasAccount };
}

/** What a guest's password has shown: whose stored hash it fits, or the hash for an account that is to be made. */
export interface GuestProof { personId: string | null; hash: string }

/**
 * Before `acceptInvitation`, outside of its transaction: a password waits its turn, and what waits must hold neither a connection nor the
 * invitation's lock. @throws notFound like `showInvitation`; 403 `deactivated`; 422 when the password is weak, or not the existing account's
 */
export async function provePasswordOfGuest(services: Services, token: string, { name, password }: { name: string; password: string }): Promise<GuestProof> {
  const found = await withTx(services, { actor: anonymous }, async (tx) => {
    const { email } = await accessInvitation(tx, token);
    const [known] = await people.findByEmail.run({ email }, tx);
    return { email, known, hash: known ? await hashOfActive(tx, known.id) : null };
  });
  if (!found.known) {
    checkPassword(password, "password", { email: found.email, name });
    return { personId: null, hash: await newPasswordHash(services, password) };
  }
  if (!found.hash || !(await passwordFits(services, found.hash, password))) throw wrongPassword();
  return { personId: found.known.id, hash: found.hash };
}

const wrongPassword = () => invalid([{ path: "password", message: "This address has an account: write its password. If you forgot it, choose a new one first." }]);

/**
 * ID-8: joins the staff. The link proves the mailbox; that is enough to make a new account, whose password is then set here. An
 * account that exists is joined only by whoever also knows its password: the link lives for a week, so it must not be able to
 * replace a password or reach somebody's conversations. Who forgot it uses "forgot password" first, which takes the same mailbox.
 * @throws notFound like `showInvitation`; 403 `deactivated`; 422 when the account was made, or its password changed, since the proof
 */
export async function acceptInvitation(tx: Tx, token: string, answer: { name: string }, proof: GuestProof): Promise<string> {
  const invitation = await accessInvitation(tx, token);
  const [known] = await people.findByEmail.run({ email: invitation.email }, tx);
  const personId = known ? await joinAccount(tx, known, proof) : await makeAccount(tx, invitation, answer.name, proof);
  const granted = await staff.grantRoles.run({ id: personId, by: invitation.invitedBy, now: tx.now, roles: invitation.roles }, tx);
  const [taken] = await queries.acceptInvitation.run({ id: invitation.id, personId, now: tx.now }, tx);
  if (!taken) throw notFound("This invitation");
  await dropResetLinks(tx, personId);
  await audit(tx, { verb: "invitation.accepted", subjectKind: "invitation", subjectId: invitation.id, after: { personId } });
  for (const { role } of granted) await audit(tx, { verb: "role.granted", subjectKind: "person", subjectId: personId, after: { role, invitedBy: invitation.invitedBy } });
  tx.afterCommit(() => tx.services.realtime.recheck(tx.services, personId));
  return personId;
}

/** Loads an open invitation and locks it: of two who accept at once, the second finds it used. */
async function accessInvitation(tx: Tx, token: string): Promise<Invitation> {
  await actAsSystem(tx);
  const [row] = await queries.invitationByToken.run({ tokenHash: invitationHash(token), now: tx.now }, tx);
  const needed = row?.roles.some((role) => adminRoles.some((admin) => admin === role)) ? "staff.permissions" : "staff.manage";
  if (!row?.inviterMay.includes(needed)) throw notFound("This invitation");
  return row;
}

async function makeAccount(tx: Tx, { email }: Invitation, name: string, { personId, hash }: GuestProof): Promise<string> {
  if (personId !== null) throw notFound("This invitation");
  const id = newId();
  await people.addPerson.run({ id, name, email, now: tx.now }, tx);
  await giveUsername(tx, id, name);
  await people.addPassword.run({ personId: id, hash, now: tx.now }, tx);
  await audit(tx, { verb: "sign-up.done", subjectKind: "person", subjectId: id, after: { by: "invitation" } });
  return id;
}

/** The stored hash of an account's password. @throws 403 `deactivated` */
async function hashOfActive(tx: Tx, personId: string): Promise<string | null> {
  if ((await people.isDeactivated.run({ personId }, tx))[0]?.deactivated) {
    throw new DomainError({ code: "deactivated", status: 403, title: "This account is closed", detail: "The account of this address was deactivated. Ask whoever invited you to give it back." });
  }
  const [account] = await people.findPasswordHash.run({ personId }, tx);
  return account?.hash ?? null;
}

async function joinAccount(tx: Tx, { id: personId, name }: { id: string; name: string }, proof: GuestProof): Promise<string> {
  if (proof.personId !== personId || (await hashOfActive(tx, personId)) !== proof.hash) throw wrongPassword();
  const confirmed = await people.markVerified.run({ personId, now: tx.now }, tx);
  if (confirmed.length > 0) await audit(tx, { verb: "email.verified", subjectKind: "person", subjectId: personId, after: { by: "invitation" } });
  // Sign-up asks for no username; on the staff, colleagues mention each other by it.
  await giveUsername(tx, personId, name);
  return personId;
}
