import { useId, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Bot, ChevronRight } from "lucide-react";
import { clsx } from "clsx";
import { api } from "../../../lib/api.ts";
import { Bubble } from "../../../ui/Bubble.tsx";
import { ErrorState } from "../../../ui/ErrorState.tsx";
import { SkeletonText } from "../../../ui/Skeleton.tsx";
import type { MessagesPage } from "../../conversations/thread-state.ts";
import { textsOf } from "../../../lib/texts.ts";
import { deskTicketTexts } from "../../../texts/en/desk-ticket.ts";

const t = textsOf(deskTicketTexts);

/** The talk with the help bot that led to the ticket; read only when somebody asks for it. */
export function BotTalk({ conversationId }: { conversationId: string }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { data, error, refetch } = useQuery({
    queryKey: ["desk", "talk", conversationId],
    queryFn: ({ signal }) => api<MessagesPage>("GET", `/api/conversations/${conversationId}/messages`, { query: { limit: 100 }, signal }),
    enabled: open,
  });
  return (
    <section className="my-3 rounded-md border border-border bg-sunken/60">
      <button type="button" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)} className="flex min-h-10 w-full items-center gap-2.5 rounded-md px-3 text-left text-sm font-medium hover:bg-hover touch:min-h-11">
        <Bot className="size-4 shrink-0 text-muted" aria-hidden="true" />
        <span className="flex-1">{t("theTalkWithThe")}</span>
        <ChevronRight className={clsx("size-4 shrink-0 text-muted transition-transform", open && "rotate-90")} aria-hidden="true" />
      </button>
      <div id={id} hidden={!open} className="px-3 pb-3">
        {open && !data && !error && <SkeletonText lines={4} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data?.more && <p className="pt-1 text-xs text-muted">{t("onlyTheLast100")}</p>}
        {data?.items.map((message) => {
          const bot = message.authorPart === "bot";
          return <Bubble key={message.id} kind={bot ? "bot" : "other"} author={bot ? t("helpBot") : (message.author?.name ?? t("somebody"))} time={message.createdAt} text={message.body} />;
        })}
      </div>
    </section>
  );
}
