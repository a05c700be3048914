import { KeyRound, MoreHorizontal, UserCheck, UserCog, UserMinus, UserX } from "lucide-react";
import { Link } from "wouter";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../../ui/Menu.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { roleTitle } from "../../staff/role-words.ts";
import type { StaffPerson } from "../contract-types.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPeopleTexts } from "../../../texts/en/admin-people.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Rich } from "../../../ui/Rich.tsx";

const t = textsOf(adminPeopleTexts);
const tp = textsOf(adminPersonTexts);

export type StaffAction = "roles" | "permissions" | "deactivate" | "reactivate" | "remove";

export type StaffRowProps = { person: StaffPerson; isMe: boolean; onAction: (action: StaffAction, person: StaffPerson) => void };

function Actions({ person, isMe, onAction }: StaffRowProps) {
  const { changeRoles, changePermissions, deactivate } = person.abilities;
  if (!changeRoles && !changePermissions && !deactivate) return null;
  const act = (action: StaffAction) => () => onAction(action, person);
  return (
    <Menu trigger={<IconButton label={t("change", { name: person.person.name })} icon={<MoreHorizontal className="size-5" />} />}>
      {changeRoles && <MenuItem icon={<UserCog />} onSelect={act("roles")}>{t("roles2")}</MenuItem>}
      {changePermissions && <MenuItem icon={<KeyRound />} onSelect={act("permissions")}>{t("permissions")}</MenuItem>}
      {deactivate && <MenuSeparator />}
      {deactivate && person.deactivated && <MenuItem icon={<UserCheck />} onSelect={act("reactivate")}>{t("reactivate")}</MenuItem>}
      {deactivate && !person.deactivated && <MenuItem icon={<UserX />} danger onSelect={act("deactivate")}>{t("deactivate2")}</MenuItem>}
      {deactivate && !isMe && <MenuItem icon={<UserMinus />} danger onSelect={act("remove")}>{tp("removeMenu")}</MenuItem>}
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
            <Link href={`/admin/people/${who.id}`} className="hover:text-brand-text hover:underline">{who.name}</Link>
            {isMe && <span className="font-normal text-muted"> {t("you")}</span>}
          </p>
          <p className="truncate text-sm text-muted" title={email}>{email}</p>
        </div>
        <p className="flex flex-wrap gap-1.5">
          {roles.filter((role) => role !== "member").map((role) => (
            <Badge key={role} tone={role === "super_admin" || role === "admin" ? "brand" : "neutral"}>{roleTitle(role)}</Badge>
          ))}
          {overrides.length > 0 && <Badge tone="info">{t("exceptions", { count: overrides.length })}</Badge>}
          {deactivated && <Badge tone="danger">{t("deactivated")}</Badge>}
        </p>
        <p className="text-sm text-muted">
          {lastSeenAt ? <Rich text={t.parts("seen", { timeAgo: <TimeAgo time={lastSeenAt} /> })} /> : t("notSeenYet")}
        </p>
        {deactivated && (
          <p className="text-sm text-muted [overflow-wrap:anywhere] md:col-span-3">
            <Rich text={t.parts("deactivated2", { timeAgo: <TimeAgo time={deactivated.at} />, reason: deactivated.reason })} />
          </p>
        )}
      </div>
      <div className="w-10 shrink-0 touch:w-11">
        <Actions {...props} />
      </div>
    </div>
  );
}
