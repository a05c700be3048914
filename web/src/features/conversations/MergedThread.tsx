import { useEffect, useId, useRef, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { ChevronRight, Merge } from "lucide-react";
import { clsx } from "clsx";
import type { MessagesPageAnswer } from "../../../../contract/conversations.ts";
import type { Ticket } from "../../../../contract/desk.ts";
import { api } from "../../lib/api.ts";
import { textsOf } from "../../lib/texts.ts";
import { conversationsTexts } from "../../texts/en/conversations.ts";
import { ticketTexts } from "../../texts/en/ticket.ts";
import { Bubble } from "../../ui/Bubble.tsx";
import { ErrorState } from "../../ui/ErrorState.tsx";
import { SkeletonText } from "../../ui/Skeleton.tsx";
import { MessageFiles } from "./MessageFiles.tsx";
import type { OpenAt } from "./use-open-at.ts";

const t = textsOf(ticketTexts);
const words = textsOf(conversationsTexts);

/** The thread of a ticket that was merged into this one (DK-13), as its reader may see it; read only when somebody asks for it. */
export function MergedThread({ merged, me, begin = "folded", sought = null }: { merged: Ticket["merged"][number]; me: string; begin?: "folded" | "open"; /** A message that somebody came to read. */ sought?: OpenAt["inMerged"] }) {
  const seq = sought?.number === merged.number ? sought.seq : null;
  const [open, setOpen] = useState(begin === "open" || seq !== null);
  const id = useId();
  const target = useRef<HTMLDivElement>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ["merged-thread", merged.id, seq], queryFn: ({ signal }) => api<MessagesPageAnswer>("GET", `/api/conversations/${merged.id}/messages`, { query: { limit: 100, ...(seq !== null && { around: seq }) }, signal }), enabled: open,
  });
  const there = data?.items.some((message) => message.seq === seq) ?? false;
  useEffect(() => {
    if (!there) return;
    target.current?.scrollIntoView({ block: "center" });
    target.current?.focus({ preventScroll: true });
  }, [there]);
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
        {(data?.more || data?.moreAfter) && <p className="pt-1 text-xs text-muted">{seq === null ? t("onlyTheLast100") : t("only100Around")}</p>}
        {data?.items.map((message) => {
          const bot = message.authorPart === "bot", own = message.author?.id === me;
          return (
            <div key={message.id} {...(message.seq === seq && { ref: target, tabIndex: -1, role: "group", "aria-label": words("foundMessage"), className: "rounded-lg outline-2 outline-offset-4 outline-brand" })}>
              <Bubble kind={message.visibility === "internal" ? "note" : bot ? "bot" : own ? "own" : "other"} author={bot ? t("helpBot") : own ? t("you") : message.author?.name ?? t("somebody")} time={message.createdAt} text={message.body}
              removed={message.removed ? t("messageRemoved") : undefined} files={message.attachments.length > 0 && <MessageFiles files={message.attachments} onExpired={() => void refetch()} />} />
            </div>
          );
        })}
      </div>
    </section>
  );
}
