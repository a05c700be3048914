import { KeyRound, MoreHorizontal, UserCheck, UserCog, UserX } from "lucide-react";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../../ui/Menu.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { roleTitle } from "../../staff/role-words.ts";
import type { StaffPerson } from "../contract-types.ts";

export type StaffAction = "roles" | "permissions" | "deactivate" | "reactivate";

export type StaffRowProps = { person: StaffPerson; isMe: boolean; onAction: (action: StaffAction, person: StaffPerson) => void };

function Actions({ person, onAction }: StaffRowProps) {
  const { changeRoles, changePermissions, deactivate } = person.abilities;
  if (!changeRoles && !changePermissions && !deactivate) return null;
  const act = (action: StaffAction) => () => onAction(action, person);
  return (
    <Menu trigger={<IconButton label={`Change ${person.person.name}`} icon={<MoreHorizontal className="size-5" />} />}>
      {changeRoles && <MenuItem icon={<UserCog />} onSelect={act("roles")}>Roles…</MenuItem>}
      {changePermissions && <MenuItem icon={<KeyRound />} onSelect={act("permissions")}>Permissions…</MenuItem>}
      {deactivate && <MenuSeparator />}
      {deactivate && person.deactivated && <MenuItem icon={<UserCheck />} onSelect={act("reactivate")}>Reactivate</MenuItem>}
      {deactivate && !person.deactivated && <MenuItem icon={<UserX />} danger onSelect={act("deactivate")}>Deactivate…</MenuItem>}
    </Menu>
  );
}

/** One staff member: who, roles, exceptions, last seen, and what the viewer may change. */
export function StaffRow(props: StaffRowProps) {
  const { person, isMe } = props;
  const { person: who, roles, overrides, deactivated, lastSeenAt, email } = person;
  return (
    <div className="flex items-start gap-3 px-4 py-3 sm:px-5 md:items-center">
      <Avatar name={who.name} seed={who.id} image={who.image} decorative />
      <div className="grid min-w-0 flex-1 gap-x-6 gap-y-1.5 md:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_7rem] md:items-center">
        <div className="min-w-0">
          <p className="font-medium [overflow-wrap:anywhere]">
            {who.name}
            {isMe && <span className="font-normal text-muted"> (you)</span>}
          </p>
          <p className="truncate text-sm text-muted" title={email}>{email}</p>
        </div>
        <p className="flex flex-wrap gap-1.5">
          {roles.filter((role) => role !== "member").map((role) => (
            <Badge key={role} tone={role === "super_admin" || role === "admin" ? "brand" : "neutral"}>{roleTitle(role)}</Badge>
          ))}
          {overrides.length > 0 && <Badge tone="info">{overrides.length === 1 ? "1 exception" : `${overrides.length} exceptions`}</Badge>}
          {deactivated && <Badge tone="danger">Deactivated</Badge>}
        </p>
        <p className="text-sm text-muted">
          {lastSeenAt ? <>Seen <TimeAgo time={lastSeenAt} /></> : "Not seen yet"}
        </p>
        {deactivated && (
          <p className="text-sm text-muted [overflow-wrap:anywhere] md:col-span-3">
            Deactivated <TimeAgo time={deactivated.at} />: {deactivated.reason}
          </p>
        )}
      </div>
      <div className="w-10 shrink-0 touch:w-11">
        <Actions {...props} />
      </div>
    </div>
  );
}
