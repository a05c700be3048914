import { Link } from "wouter";
import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { Badge } from "../../../ui/Badge.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Rich } from "../../../ui/Rich.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import type { SecurityAlert } from "../contract-types.ts";

const t = textsOf(adminPersonTexts);

const signals = { get device() { return t("signalDevice"); }, get mailbox() { return t("signalMailbox"); }, get email_pattern() { return t("signalPattern"); }, get network() { return t("signalNetwork"); } };
const linkLooks = "font-medium underline underline-offset-2 hover:text-brand-text";

/** Somebody who looks like a banned person: what matches, how often they came, and what the ban was for. */
export function AlertRow({ alert, onReview }: { alert: SecurityAlert; onReview: () => void }) {
  const { person, banned, ban, attempts, review } = alert;
  const came = t(alert.action === "sign_up" ? "cameSignUp" : "cameSignIn", { count: attempts });
  return (
    <article className="flex items-start gap-3 px-4 py-3 text-sm sm:px-5">
      <Avatar name={person.name} seed={person.id} image={person.image} decorative />
      <div className="min-w-0 flex-1 space-y-1">
        <p className="[overflow-wrap:anywhere]">
          <Rich text={t.parts("looksLike", { person: person.name, banned: banned.name })} parts={{ who: <Link href={`/admin/people/${person.id}`} className={linkLooks} />, whom: <Link href={`/admin/people/${banned.id}`} className={linkLooks} /> }} />
        </p>
        <p className="flex flex-wrap gap-1.5">
          <Badge tone={alert.strength === "strong" ? "danger" : "neutral"}>{alert.strength === "strong" ? t("strong") : t("weak")}</Badge>
          {alert.signals.map((signal) => (
            <Badge key={signal} tone="warning">{signals[signal]}</Badge>
          ))}
        </p>
        <p className="text-muted">
          {came}: <Rich text={t.parts("between", { first: <TimeAgo time={alert.firstAt} />, last: <TimeAgo time={alert.lastAt} /> })} />
        </p>
        <p className="text-muted [overflow-wrap:anywhere]">
          <Rich text={t.parts("bannedThen", { kind: ban.kind === "ban" ? t("ban") : t("suspension"), timeAgo: <TimeAgo time={ban.at} />, reason: ban.reason })} />
        </p>
        {review && (
          <p className="rounded-md bg-sunken px-3 py-2 [overflow-wrap:anywhere]">
            <Rich text={t.parts("reviewedBy", { timeAgo: <TimeAgo time={review.at} />, name: review.by?.name ?? t("somebodyGone") })} />
            {review.note && <span className="block">{review.note}</span>}
          </p>
        )}
        {alert.abilities.review && (
          <Button size="sm" className="mt-1" onClick={onReview}>
            {t("iLooked")}
          </Button>
        )}
      </div>
    </article>
  );
}
