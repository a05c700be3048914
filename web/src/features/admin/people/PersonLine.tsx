import { ChevronRight } from "lucide-react";
import { Link } from "wouter";
import { formatDate, formatDateTime } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Rich } from "../../../ui/Rich.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { roleTitle } from "../../staff/role-words.ts";
import type { PersonRow } from "../contract-types.ts";
import { stateWords } from "./person-state.ts";

const t = textsOf(adminPersonTexts);

/** How the account stands; nothing for the usual case. */
export function StateBadge({ state, until }: Pick<PersonRow, "state" | "until">) {
  if (state === "active") return null;
  return (
    <Badge tone={stateWords[state].tone}>
      {stateWords[state].title} {until && t("until", { at: formatDateTime(until) })}
    </Badge>
  );
}

/** One person of the list: who, how the account stands, since when; leads to their page. */
export function PersonLine({ row }: { row: PersonRow }) {
  const { person, email, state, until, roles, joinedAt, lastSeenAt } = row;
  const staffRoles = roles.filter((role) => role !== "member");
  return (
    <Link href={`/admin/people/${person.id}`} className="flex items-start gap-3 px-4 py-3 hover:bg-hover sm:px-5 xl:items-center">
      <Avatar name={person.name} seed={person.id} image={person.image} decorative />
      <span className="grid min-w-0 flex-1 gap-x-6 gap-y-1.5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)_9rem] xl:items-center">
        <span className="min-w-0">
          <span className="block font-medium [overflow-wrap:anywhere]">{person.name}</span>
          <span className="block truncate text-sm text-muted">{[person.username && `@${person.username}`, email].filter(Boolean).join(" · ")}</span>
        </span>
        {(state !== "active" || staffRoles.length > 0) && (
          <span className="flex flex-wrap gap-1.5 xl:col-start-2">
            <StateBadge state={state} until={until} />
            {staffRoles.map((role) => (
              <Badge key={role} tone={role === "super_admin" || role === "admin" ? "brand" : "neutral"}>{roleTitle(role)}</Badge>
            ))}
          </span>
        )}
        <span className="flex flex-wrap gap-x-3 text-sm text-muted xl:col-start-3 xl:flex-col">
          <span>{lastSeenAt ? <Rich text={t.parts("seen", { timeAgo: <TimeAgo time={lastSeenAt} /> })} /> : t("neverSeen")}</span>
          <span className="text-xs max-xl:text-sm">{t("joined", { date: formatDate(joinedAt) })}</span>
        </span>
      </span>
      <ChevronRight className="mt-2.5 size-5 shrink-0 text-muted xl:mt-0" aria-hidden="true" />
    </Link>
  );
}
