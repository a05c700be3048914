import { Paperclip } from "lucide-react";
import { Link } from "wouter";
import type { MessageHit, SearchScope } from "../../../../contract/search.ts";
import { textsOf } from "../../lib/texts.ts";
import { searchTexts } from "../../texts/en/search.ts";
import { Badge } from "../../ui/Badge.tsx";
import { StatusBadge } from "../../ui/StatusBadge.tsx";
import { TimeAgo } from "../../ui/TimeAgo.tsx";
import { hitLink } from "./hit-link.ts";
import { Snippet } from "./Snippet.tsx";

const t = textsOf(searchTexts);

function place({ kind, ticket, other }: MessageHit): string {
  if (ticket) return ticket.subject;
  if (kind === "direct") return t("inTalkWith", { name: other?.name ?? "" });
  return kind === "assistant" ? t("inTalkWithBot") : t("inChat");
}

/** One found message: where it was said, the words around the hit, by whom and when. */
export function MessageLine({ hit, scope }: { hit: MessageHit; scope: SearchScope }) {
  const link = hitLink(hit, scope);
  const content = (
    <>
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 truncate font-medium">{place(hit)}</span>
        <TimeAgo time={hit.at} className="shrink-0 text-xs text-muted" />
      </span>
      <span className="mt-1 block text-pretty text-sm [overflow-wrap:anywhere]">
        <Snippet parts={hit.snippet} />
      </span>
      <span className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
        {hit.ticket && <span className="font-mono">{hit.ticket.number}</span>}
        <span>{t("by", { name: hit.author?.name ?? t("helpBot") })}</span>
        {hit.internal && <Badge tone="warning">{t("note")}</Badge>}
        {hit.hasFiles && <span className="flex items-center gap-1"><Paperclip className="size-3" aria-hidden="true" />{t("withFiles")}</span>}
        {hit.ticket && <StatusBadge status={hit.ticket.status} reader={scope === "team" ? "staff" : "requester"} />}
      </span>
    </>
  );
  const looks = "block px-4 py-3.5 sm:px-5";
  return link === null ? <div className={looks}>{content}</div> : <Link href={link} data-hit="" className={`${looks} hover:bg-hover focus-visible:-outline-offset-2`}>{content}</Link>;
}
