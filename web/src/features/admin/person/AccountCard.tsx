import { type ReactNode } from "react";
import { Link } from "wouter";
import { formatDate } from "../../../lib/format.ts";
import type { Me } from "../../../lib/session.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Card } from "../../../ui/Card.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { roleTitle } from "../../staff/role-words.ts";
import type { PersonShown } from "../contract-types.ts";

const t = textsOf(adminPersonTexts);

const linkLooks = "font-medium text-brand-text underline underline-offset-2 touch:inline-flex touch:min-h-11 touch:items-center";

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}

/** The plain facts of an account, and where else it is told of. */
export function AccountCard({ shown, me }: { shown: PersonShown; me: Me }) {
  const { person, email, emailVerified, roles, joinedAt, lastSeenAt, sessions, abilities } = shown;
  const staffRoles = roles.filter((role) => role !== "member");
  return (
    <Card title={t("account")}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1.5 text-sm">
        <Fact name={t("email")}>
          {email ? (
            <>
              <a href={`mailto:${email}`} className="text-brand-text underline underline-offset-2">{email}</a> <span className="text-muted">{emailVerified ? t("confirmed") : t("notConfirmed")}</span>
            </>
          ) : t("noAddress")}
        </Fact>
        <Fact name={t("joinedOn")}>{formatDate(joinedAt)}</Fact>
        <Fact name={t("lastSeen")}>{lastSeenAt ? <TimeAgo time={lastSeenAt} /> : t("neverSeen")}</Fact>
        {abilities.signOut && <Fact name={t("signedInOn")}>{t("devices", { count: sessions })}</Fact>}
        {staffRoles.length > 0 && (
          <Fact name={t("roles")}>
            <span className="flex flex-wrap gap-1.5">
              {staffRoles.map((role) => (
                <Badge key={role}>{roleTitle(role)}</Badge>
              ))}
            </span>
          </Fact>
        )}
      </dl>
      <p className="flex flex-wrap gap-x-5 gap-y-1 pt-3 text-sm">
        {person.isStaff && me.permissions.includes("staff.manage") && <Link href={`/admin/staff?q=${encodeURIComponent(email ?? person.name)}`} className={linkLooks}>{t("showOnStaffPage")}</Link>}
        {me.permissions.includes("audit.read") && <Link href={`/admin/audit?subjectKind=person&subjectId=${person.id}`} className={linkLooks}>{t("auditOf")}</Link>}
      </p>
    </Card>
  );
}
