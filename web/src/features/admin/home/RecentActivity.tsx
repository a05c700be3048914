import { Link } from "wouter";
import type { Activity } from "../../../../../contract/insight.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminAuditTexts } from "../../../texts/en/admin-audit.ts";
import { adminHomeTexts } from "../../../texts/en/admin-home.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Rich } from "../../../ui/Rich.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { actorWords, verbWords, wordsOf } from "../audit/audit-words.ts";

const t = textsOf(adminHomeTexts);
const ofAudit = textsOf(adminAuditTexts);

function Row({ one }: { one: Activity }) {
  const { actor, actorKind, subject } = one;
  const who = actor?.name ?? actorWords(actorKind);
  // One's own account is no subject worth naming twice.
  const named = subject.title && subject.title !== actor?.name ? subject.title : null;
  return (
    <li className="flex items-start gap-3 px-4 py-2.5 text-sm sm:px-5">
      <Avatar size="sm" name={who} seed={actor?.id ?? actorKind} image={actor?.image} decorative />
      <div className="min-w-0 flex-1">
        <p className="[overflow-wrap:anywhere]">
          {one.rule && `${ofAudit("ruleSavedBy", { rule: one.rule.name })} `}
          <span className="font-medium">{who}</span> {verbWords(one.verb).replace(/^./, (first) => first.toLowerCase())}{" "}
          <TimeAgo time={one.at} className="whitespace-nowrap text-xs text-muted" />
        </p>
        {named && (
          <p className="text-muted [overflow-wrap:anywhere]">
            {wordsOf(subject.kind)}{" "}
            {subject.link ? (
              <Link href={subject.link} className="text-text underline underline-offset-2 hover:text-brand-text touch:inline-flex touch:min-h-8 touch:items-center">
                {named}
              </Link>
            ) : (
              <span className="text-text">{named}</span>
            )}
          </p>
        )}
      </div>
    </li>
  );
}

/** The news of the audit log in words. */
export function RecentActivity({ activity }: { activity: readonly Activity[] }) {
  return (
    <Card flush title={t("whatHappenedLately")} description={<Rich text={t.parts("newestFirstWithout")} parts={{ link: <Link href="/admin/audit" className="font-medium text-brand-text underline underline-offset-2" /> }} />}>
      {activity.length === 0 ? (
        <p className="border-t border-border px-4 py-6 text-center text-sm text-muted">{t("nothingHappened")}</p>
      ) : (
        <ul className="max-h-112 divide-y divide-border overflow-y-auto border-t border-border" tabIndex={0} aria-label={t("whatHappenedLately")}>
          {activity.map((one) => (
            <Row key={one.id} one={one} />
          ))}
        </ul>
      )}
    </Card>
  );
}
