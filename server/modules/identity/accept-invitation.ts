import type { Role } from "../../../contract/permissions.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { DomainError, invalid, notFound } from "../../platform/errors.ts";
import { newId } from "../../platform/ids.ts";
import { actAsSystem } from "./act-as-system.ts";
import { newPasswordHash, passwordFits } from "./auth.ts";
import { checkPassword } from "./check-password.ts";
import { giveUsername } from "./give-username.ts";
import * as queries from "./invitation.queries.ts";
import { invitationHash } from "./invite-staff.ts";
import { adminRoles } from "./policy.ts";
import * as people from "./sign-in.queries.ts";
import * as staff from "./staff.queries.ts";

type Invitation = queries.InvitationByTokenResult;

/** What an invitation's link offers. @throws notFound when it was used, taken back, is too old, or who invited may not invite any more */
export async function showInvitation(tx: Tx, token: string): Promise<{ name: string; email: string; roles: Role[]; hasAccount: boolean }> {
  const { name, email, roles, hasAccount } = await accessInvitation(tx, token);
  return { name, email, roles: roles as Role[], hasAccount };
}

/**
 * ID-8: joins the staff. The link proves the mailbox; that is enough to make a new account, whose password is then set here. An
 * account that exists is joined only by whoever also knows its password: the link lives for a week, so it must not be able to
 * replace a password or reach somebody's conversations. Who forgot it uses "forgot password" first, which takes the same mailbox.
 * @throws notFound like `showInvitation`; 422 when the password is weak, or not the existing account's
 */
export async function acceptInvitation(tx: Tx, token: string, answer: { name: string; password: string }): Promise<string> {
  const invitation = await accessInvitation(tx, token);
  const [known] = await people.findByEmail.run({ email: invitation.email }, tx);
  const personId = known ? await proveAccount(tx, known, answer.password) : await makeAccount(tx, invitation, answer);
  const granted = await staff.grantRoles.run({ id: personId, by: invitation.invitedBy, now: tx.now, roles: invitation.roles }, tx);
  const [taken] = await queries.acceptInvitation.run({ id: invitation.id, personId, now: tx.now }, tx);
  if (!taken) throw notFound("This invitation");
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

async function makeAccount(tx: Tx, { email }: Invitation, { name, password }: { name: string; password: string }): Promise<string> {
  checkPassword(password, "password", { email, name });
  const id = newId();
  const hash = await newPasswordHash(tx.services, password);
  await people.addPerson.run({ id, name, email, now: tx.now }, tx);
  await giveUsername(tx, id, name);
  await people.addPassword.run({ personId: id, hash, now: tx.now }, tx);
  await audit(tx, { verb: "sign-up.done", subjectKind: "person", subjectId: id, after: { by: "invitation" } });
  return id;
}

async function proveAccount(tx: Tx, { id: personId, name }: { id: string; name: string }, password: string): Promise<string> {
  if ((await people.isDeactivated.run({ personId }, tx))[0]?.deactivated) {
    throw new DomainError({ code: "deactivated", status: 403, title: "This account is closed", detail: "The account of this address was deactivated. Ask whoever invited you to give it back." });
  }
  const [account] = await people.findPasswordHash.run({ personId }, tx);
  if (!account?.hash || !(await passwordFits(tx.services, account.hash, password))) {
    throw invalid([{ path: "password", message: "This address has an account: write its password. If you forgot it, choose a new one first." }]);
  }
  const confirmed = await people.markVerified.run({ personId, now: tx.now }, tx);
  if (confirmed.length > 0) await audit(tx, { verb: "email.verified", subjectKind: "person", subjectId: personId, after: { by: "invitation" } });
  // Sign-up asks for no username; on the staff, colleagues mention each other by it.
  await giveUsername(tx, personId, name);
  return personId;
}
