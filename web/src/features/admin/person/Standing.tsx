import { Link } from "wouter";
import { formatDateTime } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Banner } from "../../../ui/Banner.tsx";
import { Rich } from "../../../ui/Rich.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { useMay } from "../../../lib/session.ts";
import type { PersonShown } from "../contract-types.ts";

const t = textsOf(adminPersonTexts);

function banTitle({ until, by }: NonNullable<PersonShown["ban"]>): string {
  if (!by) return until ? t("suspendedUntilSystem", { until: formatDateTime(until) }) : t("bannedSystem");
  return until ? t("suspendedUntil", { until: formatDateTime(until), name: by.name }) : t("bannedFor", { name: by.name });
}

function Erasure({ erasure }: { erasure: NonNullable<PersonShown["erasure"]> }) {
  const mayRead = useMay("member.erase");
  const { doneAt, startedAt, dueAt } = erasure;
  const receipt = mayRead ? (
    <Link href={`/admin/erasures/${erasure.id}`} className="font-medium text-brand-text underline underline-offset-2">
      {t("seeReceipt")}
    </Link>
  ) : undefined;
  if (doneAt) return <Banner tone="info" title={t("erasureDone", { at: formatDateTime(doneAt) })} action={receipt} />;
  if (startedAt || Date.parse(dueAt) <= Date.now()) return <Banner tone="warning" title={t("erasureRuns")} action={receipt}>{t("erasureRunsHint")}</Banner>;
  return <Banner tone="warning" title={t("erasureAsked")}>{t("erasureDue", { at: formatDateTime(dueAt) })}</Banner>;
}

/** What stands against an account, or is about to happen to it: at the head of the page. */
export function Standing({ shown }: { shown: PersonShown }) {
  const { ban, deactivated, erasure } = shown;
  return (
    <>
      {ban && <Banner tone="warning" title={banTitle(ban)}>{t("banReason", { reason: ban.reason })}</Banner>}
      {deactivated && (
        <Banner tone="warning">
          <Rich text={t.parts("deactivatedWhy", { timeAgo: <TimeAgo time={deactivated.at} />, reason: deactivated.reason })} />
        </Banner>
      )}
      {erasure && <Erasure erasure={erasure} />}
    </>
  );
}
