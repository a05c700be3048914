import type { z } from "zod";
import type { PersonBrief } from "../../../contract/common.ts";
import type { invitation, staffPerson } from "../../../contract/identity.ts";
import type { Role } from "../../../contract/permissions.ts";
import { may } from "../../platform/actor.ts";
import type { Tx } from "../../platform/db/tx.ts";
import { mayManage } from "./policy.ts";
import type { StaffRow } from "./staff-rows.ts";

export function presentBrief(row: PersonBrief): PersonBrief {
  return { id: row.id, name: row.name, username: row.username, image: row.image, isStaff: row.isStaff };
}

export function presentStaff(tx: Tx, row: StaffRow): z.input<typeof staffPerson> {
  const manage = mayManage(tx.actor, row);
  return {
    person: presentBrief(row), email: row.email, roles: row.roles, overrides: row.overrides,
    deactivated: row.deactivatedAt ? { reason: row.deactivatedReason ?? "", at: row.deactivatedAt.toISOString() } : null,
    lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
    abilities: { changeRoles: manage, changePermissions: may(tx.actor, "staff.permissions") && row.isStaff, deactivate: manage && row.isStaff },
  };
}

export interface InvitationRow { id: string; email: string; name: string; roles: string[]; invitedAt: Date; expiresAt: Date }

export function presentInvitation(row: InvitationRow): z.input<typeof invitation> {
  return { id: row.id, email: row.email, name: row.name, roles: row.roles as Role[], invitedAt: row.invitedAt.toISOString(), expiresAt: row.expiresAt.toISOString() };
}
