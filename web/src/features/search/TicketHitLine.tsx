import { Link } from "wouter";
import type { SearchScope, TicketHit } from "../../../../contract/search.ts";
import { StatusBadge } from "../../ui/StatusBadge.tsx";
import { TimeAgo } from "../../ui/TimeAgo.tsx";
import { Snippet } from "./Snippet.tsx";

/** One found ticket. */
export function TicketHitLine({ hit, scope }: { hit: TicketHit; scope: SearchScope }) {
  return (
    <Link href={scope === "team" ? `/desk/tickets/${hit.number}` : `/tickets/${hit.number}`} data-hit="" className="block px-4 py-3.5 hover:bg-hover focus-visible:-outline-offset-2 sm:px-5">
      <span className="flex items-baseline justify-between gap-3">
        <span className="min-w-0 font-medium [overflow-wrap:anywhere]"><Snippet parts={hit.title} /></span>
        <TimeAgo time={hit.updatedAt} className="shrink-0 text-xs text-muted" />
      </span>
      {hit.snippet.length > 0 && <span className="mt-0.5 line-clamp-2 text-sm text-muted [overflow-wrap:anywhere]"><Snippet parts={hit.snippet} /></span>}
      <span className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-xs text-muted">
        <span className="font-mono"><Snippet parts={hit.numberParts} /></span>
        <StatusBadge status={hit.status} reader={scope === "team" ? "staff" : "requester"} />
        {scope === "team" && <span className="[overflow-wrap:anywhere]"><Snippet parts={hit.requesterParts} /></span>}
        {hit.address && <span className="[overflow-wrap:anywhere]"><Snippet parts={hit.address} /></span>}
      </span>
    </Link>
  );
}
