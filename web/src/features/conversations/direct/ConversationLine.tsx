import { clsx } from "clsx";
import { Link } from "wouter";
import { textsOf } from "../../../lib/texts.ts";
import { messagesTexts } from "../../../texts/en/messages.ts";
import { Avatar } from "../../../ui/Avatar.tsx";
import { CountBadge } from "../../../ui/Badge.tsx";
import { TimeAgo } from "../../../ui/TimeAgo.tsx";
import type { ConversationSummary } from "./direct-api.ts";

const t = textsOf(messagesTexts);

/** A conversation with somebody in the list. */
export function ConversationLine({ conversation: { id, others, unread, preview, lastMessageAt, createdAt } }: { conversation: ConversationSummary }) {
  const [other] = others;
  const name = other?.name ?? t("someone");
  return (
    <Link href={`/messages/${id}`} className="flex items-center gap-3 px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2 sm:px-5">
      <Avatar name={name} seed={other?.id} image={other?.image} decorative />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-3">
          <span className={clsx("min-w-0 truncate", unread > 0 ? "font-semibold" : "font-medium")}>{name}</span>
          <TimeAgo time={lastMessageAt ?? createdAt} className="shrink-0 text-xs text-muted" />
        </span>
        <span className="mt-0.5 flex items-center justify-between gap-3">
          <span className={clsx("min-w-0 truncate text-sm", unread > 0 ? "text-text" : "text-muted")}>{preview ?? t("nothingWritten")}</span>
          <CountBadge count={unread} label={t("unread", { count: unread })} />
        </span>
      </span>
    </Link>
  );
}
