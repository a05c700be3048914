import { MessageSquareQuote, ThumbsDown, ThumbsUp } from "lucide-react";
import type { ManagedArticle } from "../../../../../contract/help.ts";
import { formatNumber } from "../../../lib/format.ts";
import { usePages } from "../../../lib/use-pages.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Card } from "../../../ui/Card.tsx";
import { EmptyState } from "../../../ui/EmptyState.tsx";
import { InfiniteList } from "../../../ui/InfiniteList.tsx";
import { Stat } from "../../../ui/Stat.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { articleKey, managePath } from "./help-api.ts";
import type { Comment } from "./help-types.ts";
import { helpfulPercent } from "./help-words.ts";

const t = textsOf(adminHelpCentreTexts);

/** How the article is received: figures, and what readers wrote with their votes. Nobody is named. */
export function Comments({ article }: { article: ManagedArticle }) {
  const list = usePages<Comment>([...articleKey(article.id), "comments"], `${managePath}/articles/${article.id}/comments`);
  const percent = helpfulPercent(article.helpful, article.notHelpful);
  return (
    <div className="space-y-4">
      <Card>
      <div className="grid grid-cols-3 gap-3">
        <Stat label={t("views")} value={formatNumber(article.views)} />
        <Stat label={t("foundItHelpful")} value={percent === null ? "–" : t("percent", { percent })} />
        <Stat label={t("votes")} value={formatNumber(article.helpful + article.notHelpful)} />
      </div>
      </Card>
      <Card flush title={t("whatReadersWrote")} description={t("whatReadersWroteHint")}>
        <InfiniteList
          list={list}
          label={t("whatReadersWrote")}
          itemKey={({ id }) => id}
          className="border-t border-border"
          endText={t("allCommentsShown")}
          empty={<EmptyState icon={<MessageSquareQuote />} title={t("noComments")}>{t("noCommentsHint")}</EmptyState>}
        >
          {({ helpful, comment, votedAt }) => (
            <div className="flex gap-3 px-4 py-3 sm:px-5">
              {helpful ? <ThumbsUp className="mt-0.5 size-4 shrink-0 text-success" aria-hidden="true" /> : <ThumbsDown className="mt-0.5 size-4 shrink-0 text-danger" aria-hidden="true" />}
              <div className="min-w-0">
                <p className="text-xs text-muted">
                  {helpful ? t("saidYes") : t("saidNo")} · <TimeAgo time={votedAt} />
                </p>
                <p className="whitespace-pre-line text-sm [overflow-wrap:anywhere]">{comment}</p>
              </div>
            </div>
          )}
        </InfiniteList>
      </Card>
    </div>
  );
}
