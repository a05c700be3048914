import { useState } from "react";
import { Star } from "lucide-react";
import { Link } from "wouter";
import type { GivenRating } from "../../../../contract/desk-reports.ts";
import { textsOf } from "../../lib/texts.ts";
import { usePages } from "../../lib/use-pages.ts";
import { deskReportsTexts } from "../../texts/en/desk-reports.ts";
import { Card } from "../../ui/Card.tsx";
import { Checkbox } from "../../ui/Checkbox.tsx";
import { EmptyState } from "../../ui/EmptyState.tsx";
import { InfiniteList } from "../../ui/InfiniteList.tsx";
import { TimeAgo } from "../../ui/TimeAgo.tsx";
import type { RangeAsk } from "./report-range.ts";

const t = textsOf(deskReportsTexts);

function Given({ rating: { ticket, score, comment, ratedAt, agent } }: { rating: GivenRating }) {
  return (
    <article className="space-y-1 px-4 py-3 sm:px-5">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm">
        <span className="font-medium tabular-nums">{t("scoreOf", { score })}</span>
        <Link href={`/desk/tickets/${ticket.number}`} className="min-w-0 truncate text-brand-text hover:underline"><span className="font-mono text-xs">{ticket.number}</span> {ticket.subject}</Link>
        <span className="text-xs text-muted"><TimeAgo time={ratedAt} /></span>
      </p>
      {comment ? <p className="text-pretty [overflow-wrap:anywhere]">{comment}</p> : <p className="text-sm text-muted">{t("wordless")}</p>}
      {agent && <p className="text-xs text-muted">{t("helpedBy", { name: agent.name })}</p>}
    </article>
  );
}

/** DK-15: what people said about the help they got, newest first. */
export function RatingsCard({ ask }: { ask: RangeAsk }) {
  const [commented, setCommented] = useState(true);
  const query = { from: ask.from, to: ask.to, commented: String(commented) };
  const list = usePages<GivenRating>(["desk", "ratings", query], "/api/desk/ratings", query);
  return (
    <Card flush title={t("comments")} actions={<Checkbox label={t("onlyComments")} checked={commented} onChange={(event) => setCommented(event.target.checked)} />}>
      <InfiniteList list={list} label={t("commentsLabel")} itemKey={({ ticket }) => ticket.id} empty={<EmptyState icon={<Star />} title={t("noRatings")}>{t("noRatingsText")}</EmptyState>} endText={t("endOfRatings")}>
        {(rating) => <Given rating={rating} />}
      </InfiniteList>
    </Card>
  );
}
