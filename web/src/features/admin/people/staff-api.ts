import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Permission } from "../../../../../contract/permissions.ts";
import { api } from "../../../lib/api.ts";
import type { StaffRole } from "../../staff/role-words.ts";
import type { Invitation, StaffPerson } from "../contract-types.ts";
import { peopleKey } from "./people-key.ts";

/** Who a change is about. */
export type Whose = Pick<StaffPerson, "person">;

export const staffKey = ["admin", "staff"] as const;
export const invitationsKey = ["admin", "invitations"] as const;

/** A change of one person's standing; the lists show it as soon as the server has it. */
export function useStaffChange<Wanted>(change: (person: Whose, wanted: Wanted) => Promise<StaffPerson>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ person, wanted }: { person: Whose; wanted: Wanted }) => change(person, wanted),
    onSuccess: ({ person }) => {
      void client.invalidateQueries({ queryKey: ["admin", "person", person.id] });
      void client.invalidateQueries({ queryKey: peopleKey });
      return client.invalidateQueries({ queryKey: staffKey });
    },
  });
}

const of = (person: Whose) => `/api/staff/${person.person.id}`;

/** Replaces the roles; none makes a plain member. @throws ApiError 403, 409 `last-super-admin`, 409 `not-verified` */
export function setRoles(person: Whose, roles: readonly StaffRole[]): Promise<StaffPerson> {
  return api("PUT", `${of(person)}/roles`, { body: { roles } });
}

export type Effect = "grant" | "deny" | "default";

/** Gives or takes one permission, or leaves it to the roles. @throws ApiError 403, 409 `super-admin-keeps` */
export function setPermission(person: Whose, wanted: { permission: Permission; effect: Effect }): Promise<StaffPerson> {
  return api("PUT", `${of(person)}/permissions/${wanted.permission}`, { body: { effect: wanted.effect } });
}

/** Ends access and all sessions. @throws ApiError 409 `last-super-admin` */
export function deactivate(person: Whose, reason: string): Promise<StaffPerson> {
  return api("PUT", `${of(person)}/deactivation`, { body: { reason } });
}

export function reactivate(person: Whose): Promise<StaffPerson> {
  return api("DELETE", `${of(person)}/deactivation`);
}

export type Guest = { name: string; email: string; roles: readonly StaffRole[] };

/** Mails an invitation. @throws ApiError 409 `already-staff`, 409 `already-invited` */
export function invite(guest: Guest): Promise<Invitation> {
  return api("POST", "/api/staff/invitations", { body: guest });
}

export function revokeInvitation(id: string): Promise<void> {
  return api("DELETE", `/api/staff/invitations/${id}`);
}
