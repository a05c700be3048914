import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import type { StaffFigures } from "../../../../../contract/insight.ts";
import { api } from "../../../lib/api.ts";
import { formatNumber } from "../../../lib/format.ts";
import { formatDuration } from "../../../lib/format-duration.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminPersonTexts } from "../../../texts/en/admin-person.ts";
import { Card } from "../../../ui/Card.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import { Stat } from "../../../ui/Stat.tsx";

const t = textsOf(adminPersonTexts);

/** What somebody on the staff did at the desk of late, and the way to all that they did. Needs `insight.read`. */
export function StaffCard({ id, name, mayReadLog }: { id: string; name: string; mayReadLog: boolean }) {
  const { data, error, refetch } = useQuery({ queryKey: ["admin", "person", id, "figures"], queryFn: ({ signal }) => api<StaffFigures>("GET", `/api/staff/${id}/figures`, { signal }) });
  return (
    <Card title={t("atTheDesk")} description={data && t("lastDays", { days: data.periodDays })}>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <SkeletonText lines={3} />)}
      {data && (
        <div className="space-y-4">
          <div className="grid grid-cols-2 gap-4 sm:grid-cols-4">
            <Stat label={t("replies")} value={formatNumber(data.replies)} hint={t("repliesMean", { tickets: data.tickets })} />
            <Stat label={t("solved")} value={formatNumber(data.solved)} hint={t("solvedMean")} />
            <Stat label={t("firstReply")} value={data.firstReply ? formatDuration(data.firstReply.medianSeconds) : "–"} hint={t("firstReplyMean", { tickets: data.firstReply?.tickets ?? 0 })} />
            <Stat label={t("rating")} value={data.rating ? formatNumber(data.rating.average, { maximumFractionDigits: 1 }) : "–"} hint={t("ratingMean", { count: data.rating?.count ?? 0 })} />
          </div>
          {mayReadLog && (
            <Link href={`/admin/audit?actor=${id}`} className="inline-block text-sm font-medium text-brand-text underline underline-offset-2">
              {t("allThatTheyDid", { name })}
            </Link>
          )}
        </div>
      )}
    </Card>
  );
}
