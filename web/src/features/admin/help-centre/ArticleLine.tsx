import { Eye, ThumbsUp } from "lucide-react";
import { Link } from "wouter";
import { formatNumber } from "../../../lib/format.ts";
import { textsOf } from "../../../lib/texts.ts";
import { adminHelpCentreTexts } from "../../../texts/en/admin-help-centre.ts";
import { Badge } from "../../../ui/Badge.tsx";
import { Facts } from "../../../ui/Facts.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import { articlePath } from "./help-api.ts";
import type { ManagedRow } from "./help-types.ts";
import { helpfulPercent, languageName, stateWords } from "./help-words.ts";

const t = textsOf(adminHelpCentreTexts);

/** How often it was read, and how many found it helpful. */
function Figures({ row }: { row: ManagedRow }) {
  const votes = row.helpful + row.notHelpful, percent = helpfulPercent(row.helpful, row.notHelpful);
  return (
    <span className="flex gap-4 text-sm tabular-nums text-muted">
      <span className="flex items-center gap-1.5 lg:w-18 lg:justify-end" title={t("viewsHint")}>
        <Eye className="size-3.5" aria-hidden="true" />
        {formatNumber(row.views)}
        <span className="sr-only">{t("viewsWord")}</span>
      </span>
      <span className="flex items-center gap-1.5 lg:w-18 lg:justify-end" title={t("votesHint", { votes })}>
        <ThumbsUp className="size-3.5" aria-hidden="true" />
        {percent === null ? "–" : t("percent", { percent })}
        <span className="sr-only">{t("votesHint", { votes })}</span>
      </span>
    </span>
  );
}

/** An article in the list: the whole line leads to it. */
export function ArticleLine({ row, category }: { row: ManagedRow; category: string }) {
  const { tone, title } = stateWords[row.state];
  const ahead = row.state === "published" && row.version !== row.publishedVersion;
  return (
    <div className="relative flex flex-wrap items-center gap-x-4 gap-y-1.5 px-4 py-3 hover:bg-hover sm:px-5">
      <div className="min-w-0 flex-1 basis-64">
        <Link href={articlePath(row.id)} lang={row.language} className="font-medium after:absolute after:inset-0 after:content-['']">
          {row.title}
        </Link>
        <Facts>
          {category}
          <span lang={row.language}>{languageName(row.language)}</span>
          <span>
            {row.updatedBy ? row.updatedBy.name : t("cameWithBaraza")}, <TimeAgo time={row.updatedAt} />
          </span>
        </Facts>
      </div>
      <span className="flex flex-wrap items-center gap-1.5">
        <Badge tone={tone}>{title}</Badge>
        {ahead && <Badge tone="info">{t("changesNotPublished")}</Badge>}
      </span>
      <Figures row={row} />
    </div>
  );
}
