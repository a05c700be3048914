import { useId, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight, Merge } from "lucide-react";
import { clsx } from "clsx";
import type { MessagesPageAnswer } from "../../../../contract/conversations.ts";
import type { Ticket } from "../../../../contract/desk.ts";
import { api } from "../../lib/api.ts";
import { textsOf } from "../../lib/texts.ts";
import { ticketTexts } from "../../texts/en/ticket.ts";
import { Bubble } from "../../ui/Bubble.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { MessageFiles } from "./MessageFiles.tsx";

const t = textsOf(ticketTexts);

/** The thread of a ticket that was merged into this one (DK-13), as its reader may see it; read only when somebody asks for it. */
export function MergedThread({ merged, me }: { merged: Ticket["merged"][number]; me: string }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { data, error, refetch } = useQuery({
    queryKey: ["merged-thread", merged.id], queryFn: ({ signal }) => api<MessagesPageAnswer>("GET", `/api/conversations/${merged.id}/messages`, { query: { limit: 100 }, signal }), enabled: open,
  });
  return (
    <section className="my-3 rounded-md border border-border bg-sunken/60">
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)} className="flex min-h-10 w-full items-center gap-2.5 rounded-md px-3 py-1.5 text-left text-sm hover:bg-hover touch:min-h-11">
        <Merge className="size-4 shrink-0 text-muted" aria-hidden="true" />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{t("mergedThread", { number: merged.number, subject: merged.subject })}</span>
          <span className="block text-xs text-muted">{t("mergedThreadCount", { count: merged.messages })}</span>
        </span>
        <ChevronRight className={clsx("size-4 shrink-0 text-muted transition-transform", open && "rotate-90")} aria-hidden="true" />
      </button>
      <div id={id} hidden={!open} className="px-3 pb-3">
        {open && !data && !error && <SkeletonText lines={4} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data?.more && <p className="pt-1 text-xs text-muted">{t("onlyTheLast100")}</p>}
        {data?.items.map((message) => {
          const bot = message.authorPart === "bot", own = message.author?.id === me;
          return (
            <Bubble key={message.id} kind={message.visibility === "internal" ? "note" : bot ? "bot" : own ? "own" : "other"} author={bot ? t("helpBot") : own ? t("you") : message.author?.name ?? t("somebody")} time={message.createdAt} text={message.body}
              removed={message.removed ? t("messageRemoved") : undefined} files={message.attachments.length > 0 && <MessageFiles files={message.attachments} onExpired={() => void refetch()} />} />
          );
        })}
      </div>
    </section>
  );
}
