import { createHash, randomBytes } from "node:crypto";
import type { Role } from "../../../contract/permissions.ts";
import { audit } from "../../platform/audit/audit.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { conflict, forbidden, notFound } from "../../platform/errors.ts";
import { pageUrl } from "../../platform/mail/page-url.ts";
import { sendMail } from "../../platform/mail/send-mail.ts";
import { communityName } from "../../platform/platform-module.ts";
import { invitationMail } from "./account-mails.ts";
import { mailLocale } from "./auth-mails.ts";
import * as queries from "./invitation.queries.ts";
import { mayGrant } from "./policy.ts";
import type { InvitationRow } from "./present.ts";

/** An invitation can be accepted for this long, in milliseconds. */
const invitationLife = 7 * 86_400_000;

/** What the table keeps of an invitation's token: who reads the table can't accept. */
export function invitationHash(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}

/**
 * ID-8: invites somebody to the staff by mail.
 * @throws 403 for roles outside the caller's reach, 409 `already-staff`, 409 `already-invited`
 */
export async function inviteStaff(tx: Tx, guest: { email: string; name: string; roles: readonly Role[] }): Promise<InvitationRow> {
  const roles = [...new Set(guest.roles)];
  if (!mayGrant(tx.actor, roles)) throw forbidden("Only a super admin may invite admins.");
  const [known] = await queries.staffByEmail.run({ email: guest.email }, tx);
  if (known?.isStaff) throw conflict("already-staff", "This person is on the staff already. Change their roles instead.");
  await queries.endExpired.run({ email: guest.email, now: tx.now }, tx);
  const token = randomBytes(32).toString("base64url");
  const [row] = await queries.addInvitation.run({
    email: guest.email, name: guest.name, roles, tokenHash: invitationHash(token), by: tx.actor.personId ?? "", now: tx.now, expiresAt: new Date(tx.now.getTime() + invitationLife),
  }, tx);
  if (!row) throw new Error("an invitation was not stored");
  const community = tx.services.settings.get(communityName);
  // Who is invited may have no account: the mail is in the language of who invites them, who writes to them otherwise too.
  const to = { name: guest.name, locale: await mailLocale(tx, tx.actor.personId ?? "") };
  await sendMail(tx, { ...invitationMail(to, tx.actor.name, community, pageUrl(tx.services, `/staff/join?token=${token}`)), to: { address: guest.email, name: guest.name } });
  await audit(tx, { verb: "staff.invited", subjectKind: "invitation", subjectId: row.id, after: { roles } });
  return row;
}

/** Takes an open invitation back: its link is dead. @throws notFound when it is not open */
export async function revokeInvitation(tx: Tx, id: string): Promise<void> {
  const [row] = await queries.revokeInvitation.run({ id, now: tx.now }, tx);
  if (!row) throw notFound("This invitation");
  if (!mayGrant(tx.actor, row.roles as Role[])) throw forbidden("Only a super admin may take an admin's invitation back.");
  await audit(tx, { verb: "invitation.revoked", subjectKind: "invitation", subjectId: id, before: { roles: row.roles } });
}
